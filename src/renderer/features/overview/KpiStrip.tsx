import { Popover } from '@mantine/core'
import type { Overview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { Sparkline } from '../../ui/Sparkline.tsx'
import { type Behind, behindHeadline } from './behind.ts'
import type { OverviewFilter } from './Filters.tsx'
import { type Headline, headlines } from './figures.ts'
import classes from './KpiStrip.module.css'

/** The headline figures. Each opens to what it means, what it rests on, and the way to the answers behind it. */
export function KpiStrip({ data, filter }: { data: Overview; filter: OverviewFilter }) {
  const { t, f } = useI18n()
  return (
    <div className={classes.strip}>
      {headlines(data, filter.days, t, f).map((headline) => (
        <Kpi key={headline.key} headline={headline} behind={behindHeadline(headline.key, data, filter, t)} />
      ))}
    </div>
  )
}

interface KpiProps {
  headline: Headline
  behind: readonly Behind[]
}

function Kpi({ headline, behind }: KpiProps) {
  const { t } = useI18n()
  return (
    <Popover width={340} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className={classes.kpi} data-kpi={headline.key}>
          <span className={classes.label}>{headline.label}</span>
          <span className={classes.row}>
            <span className={classes.value}>
              {headline.value}
              {headline.unit && <span className={classes.unit}>{headline.unit}</span>}
            </span>
            <Sparkline values={headline.spark} quiet={headline.key === 'cost'} />
          </span>
          <span className={classes[headline.verdict.tone]}>{headline.verdict.text}</span>
          {headline.notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines in a fixed order
            <span key={index} className={classes.note}>
              {note}
            </span>
          ))}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t.explain.open(headline.label)}>
        <Explanation headline={headline} behind={behind} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Explanation({ headline, behind }: KpiProps) {
  const { t } = useI18n()
  const { href } = useNavigation()
  return (
    <div className={classes.explanation}>
      <h3>{headline.label}</h3>
      <p>{t.explain.definitions[headline.key]}</p>
      <dl>
        {headline.facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ul className={classes.behind} aria-label={t.answers.behind.title}>
        {behind.map(({ text, page, params }) => (
          <li key={text}>
            <a href={href(page, params)}>{text}</a>
          </li>
        ))}
      </ul>
      {headline.key !== 'cost' && <p className={classes.surface}>{t.explain.surface}</p>}
    </div>
  )
}
