import type { AnswerDetail } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { brandColour } from '../../ui/colours.ts'
import classes from './AnswerPanel.module.css'

/** What was read off an answer, what it cites, and what it took. */
export function AnswerFacts({ answer }: { answer: AnswerDetail }) {
  return (
    <>
      <Findings answer={answer} />
      <Citations answer={answer} />
      <Usage answer={answer} />
    </>
  )
}

function Findings({ answer: { findings } }: { answer: AnswerDetail }) {
  const { t, f } = useI18n()
  const { panel } = t.answers
  if (findings.length === 0) return <p className={classes.quiet}>{panel.notAnalysed}</p>
  return (
    <table className={classes.table}>
      <caption>{panel.brands}</caption>
      <thead>
        <tr>
          <th scope="col">{panel.brand}</th>
          <th scope="col">{panel.state}</th>
          <th scope="col" className={classes.number}>
            {panel.times}
          </th>
          <th scope="col" className={classes.number}>
            {t.latest.rank}
          </th>
          <th scope="col">{t.latest.tone}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ brandId, brand, isOwn, state, rank, sentiment, namings }, index) => (
          <tr key={brandId}>
            <th scope="row" className={isOwn ? classes.own : undefined} title={brand}>
              <span className={classes.dot} style={{ background: brandColour(index) }} aria-hidden="true" />
              {brand}
            </th>
            <td>{t.answers.filters.states[state]}</td>
            <td className={classes.number}>{namings.length > 0 ? f.count(namings.length) : '–'}</td>
            <td className={classes.number}>{rank ?? '–'}</td>
            <td>{sentiment === 'none' ? '–' : t.latest.tones[sentiment]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The sources, as text: nothing here leads out of the app. A domain opens the answers that cite it. */
function Citations({ answer: { citations } }: { answer: AnswerDetail }) {
  const { t } = useI18n()
  const { href } = useNavigation()
  if (citations.length === 0) return null
  return (
    <>
      <h3 className={classes.heading}>{t.answers.panel.citations(citations.length)}</h3>
      <ol className={classes.citations}>
        {citations.map(({ position, url, title, domain }) => (
          <li key={position} value={position}>
            {domain && (
              <a href={href('answers', { domain })} title={t.answers.panel.citing(domain)}>
                {domain}
              </a>
            )}
            {title && title !== domain && <span dir="auto"> {title}</span>}
            <span className={classes.url} title={url}>
              {url}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Usage({ answer }: { answer: AnswerDetail }) {
  const { t, f } = useI18n()
  const { panel } = t.answers
  const { usage } = answer
  const facts: [string, string][] = [
    [panel.model, `${answer.provider}:${answer.model}`],
    [panel.served, answer.servedModel],
    [panel.surface, answer.search ? t.answer.searchOn(usage.searches) : t.answer.searchOff],
    [panel.finish, answer.finishReason ?? '–'],
    [panel.input, f.count(usage.inputTokens)],
    [panel.output, f.count(usage.outputTokens)],
    [panel.reasoning, f.count(usage.reasoningTokens)],
    [panel.latency, f.duration(answer.latencyMs)],
    [panel.cost, `$${answer.costUsd}`],
  ]
  return (
    <>
      <h3 className={classes.heading}>{panel.usage}</h3>
      <dl className={classes.facts}>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={text}>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
