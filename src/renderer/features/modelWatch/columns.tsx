import { Button } from '@mantine/core'
import type { ModelFinding } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { listed } from '../models/columns.tsx'
import classes from './ModelWatch.module.css'
import type { useDecisions } from './useDecisions.ts'

const TONES: Record<ModelFinding['kind'], Tone> = {
  new: 'accent',
  vanished: 'warn',
  renamed: 'quiet',
  returned: 'good',
}

/** The columns of what the lists brought, with the ways to decide. */
export function useFindingColumns(
  zone: string,
  decide: (finding: ModelFinding) => void,
  { ignore, stop, takeBack }: ReturnType<typeof useDecisions>,
): Column<ModelFinding>[] {
  const { t, f } = useI18n()
  const texts = t.modelWatch
  const besideOf = ({ kind, relative, evidence }: ModelFinding) => {
    if (relative === null) return null
    const words = kind === 'renamed' ? texts.renamedFrom(relative) : texts.versionOf(relative)
    return evidence === null ? words : `${words} (${texts.evidence[evidence]})`
  }
  const priceOf = ({ proposal, priced, kind }: ModelFinding) => {
    if (kind === 'vanished') return ''
    if (!proposal) return priced ? texts.priceKnown : texts.priceUnknown
    const { inputUsdPerM, outputUsdPerM } = proposal
    return texts.prices(...([inputUsdPerM, outputUsdPerM].map((usd) => (usd === null ? '–' : listed(usd, f))) as Two))
  }
  const projectsOf = ({ projects }: ModelFinding) => projects.map(({ name }) => name).join(', ')
  return [
    {
      ...{ key: 'found', label: texts.columns.found, width: 112 },
      cell: ({ kind }) => <StatusPill tone={TONES[kind]}>{texts.kinds[kind]}</StatusPill>,
      value: ({ kind }) => texts.kinds[kind],
    },
    {
      ...{ key: 'provider', label: texts.columns.provider, width: 108 },
      cell: ({ provider }) => (
        <span title={provider}>
          <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
          {providerName(provider)}
        </span>
      ),
      value: ({ provider }) => providerName(provider),
    },
    {
      ...{ key: 'model', label: texts.columns.model, minWidth: 180 },
      cell: (finding) => (
        <span className={classes.two} title={[finding.model, besideOf(finding)].filter(Boolean).join(', ')}>
          <span className={classes.line}>{finding.model}</span>
          {finding.relative !== null && <span className={classes.second}>{besideOf(finding)}</span>}
        </span>
      ),
      value: ({ model }) => model,
    },
    {
      ...{ key: 'price', label: texts.columns.price, explanation: texts.explanations.price, width: 146 },
      cell: (finding) => (
        <span className={classes.two} title={finding.proposal?.source}>
          <span className={classes.line}>{priceOf(finding)}</span>
          {finding.proposal && <span className={classes.second}>{f.day(finding.proposal.checkedOn)}</span>}
        </span>
      ),
      value: priceOf,
    },
    {
      ...{ key: 'asked', label: texts.columns.asked, width: 130, yields: true },
      cell: (finding) => <span title={projectsOf(finding)}>{projectsOf(finding)}</span>,
      value: projectsOf,
    },
    {
      ...{ key: 'at', label: texts.columns.at, width: 150, hidden: true },
      cell: ({ foundAt }) => f.dateTime(foundAt, zone),
      value: ({ foundAt }) => new Date(foundAt).toISOString(),
    },
    {
      ...{ key: 'do', label: '', width: 210 },
      cell: (finding) => {
        const { model, kind, decision } = finding
        if (decision !== null) {
          return (
            <span className={classes.buttons}>
              <StatusPill tone={decision === 'ignored' || decision === 'lapsed' ? 'quiet' : 'good'}>
                {texts.decisions[decision]}
              </StatusPill>
              {decision !== 'lapsed' && (
                <Small label={texts.takeBackOne(model)} act={() => takeBack(finding)}>
                  {texts.takeBack}
                </Small>
              )}
            </span>
          )
        }
        return (
          <span className={classes.buttons}>
            {kind === 'vanished' ? (
              <Small label={texts.stopOne(model)} act={() => stop(finding)}>
                {texts.stop}
              </Small>
            ) : (
              <Small label={texts.decideAbout(model)} act={() => decide(finding)}>
                {texts.decide}
              </Small>
            )}
            <Small label={texts.ignoreOne(model)} act={() => ignore([finding])}>
              {texts.ignore}
            </Small>
          </span>
        )
      },
    },
  ]
}

type Two = [string, string]

const Small = ({ label, act, children }: { label: string; act: () => unknown; children: string }) => (
  <Button variant="default" size="compact-xs" aria-label={label} title={label} onClick={() => void act()}>
    {children}
  </Button>
)
