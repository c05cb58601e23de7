import { useQuery } from '@tanstack/react-query'
import type { CitedDomain, CitedDomains } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerColour } from '../../ui/colours.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { citing } from './citing.ts'
import type { SourcesView } from './filter.ts'
import classes from './Sources.module.css'
import type { Asked } from './Sources.tsx'

interface DomainPanelProps {
  data: CitedDomains
  cited: CitedDomain
  asked: Asked
  view: SourcesView
}

/** One domain: which of its pages, by which models, in answers to what. */
export function DomainPanel({ data, cited, asked, view }: DomainPanelProps) {
  const { t } = useI18n()
  const { href } = useNavigation()
  const { domain } = cited
  const query = useQuery({
    queryKey: ['sourcePlaces', asked, domain],
    queryFn: ({ signal }) => rpc.sources.places({ ...asked, domain }, { signal }),
  })
  const answersAt = (some: Partial<SourcesView>) =>
    domain === null ? undefined : href('answers', citing(data, { ...view, ...some }, domain))
  return (
    <Panel title={domain ?? t.sources.unknown} subtitle={t.sources.citations(cited.citations)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.places} aria-label={t.sources.places} tabIndex={0}>
        <Counts
          title={t.sources.byModel}
          rows={cited.byModel.map(({ model, answers }) => ({
            ...{ key: model, text: model.slice(model.indexOf(':') + 1), count: answers },
            ...{ colour: providerColour(model.slice(0, model.indexOf(':'))), href: answersAt({ model }) },
          }))}
        />
        {query.error ? (
          <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
        ) : query.data ? (
          <>
            <Counts
              title={t.sources.byPrompt}
              rows={query.data.prompts.map(({ promptId, prompt, answers }) => ({
                ...{ key: String(promptId), text: prompt, count: answers, href: answersAt({ prompt: promptId }) },
              }))}
            />
            <Counts
              title={t.sources.pages}
              rows={query.data.pages.map(({ url, title, answers }) => ({
                ...{ key: url, text: title ?? url, hint: title ? url : undefined, count: answers },
                ...{ href: domain === null ? undefined : href('answers', citing(data, view, domain, url)) },
              }))}
            />
          </>
        ) : (
          <LoadingState height={160} />
        )}
      </section>
    </Panel>
  )
}

interface CountRow {
  key: string
  text: string
  hint?: string | undefined
  count: number
  colour?: string
  /** Where its answers are; none where nothing tells the domain. */
  href?: string | undefined
}

function Counts({ title, rows }: { title: string; rows: readonly CountRow[] }) {
  const { t, f } = useI18n()
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t.sources.answers}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, text, hint, count, colour, href }) => (
          <tr key={key}>
            <th scope="row" title={hint ?? text} dir="auto">
              {colour && <span className={classes.dot} style={{ background: colour }} aria-hidden="true" />}
              {text}
              {hint && <span className={classes.url}>{hint}</span>}
            </th>
            <td>
              {href === undefined ? (
                f.count(count)
              ) : (
                <a className={classes.link} href={href}>
                  {f.count(count)}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
