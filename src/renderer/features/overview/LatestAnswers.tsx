import { Fragment, type KeyboardEvent, useState } from 'react'
import type { AnswerRow, Overview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { providerColour } from '../../ui/colours.ts'
import { Panel } from '../../ui/Panel.tsx'
import { AnswerView } from '../answers/AnswerView.tsx'
import type { AnswersLink } from '../answers/filter.ts'
import { periodOf } from './behind.ts'
import type { OverviewFilter } from './Filters.tsx'
import classes from './LatestAnswers.module.css'
import { toneOf } from './tone.ts'

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

interface LatestAnswersProps {
  data: Overview
  filter: OverviewFilter
  zone: string
}

/** The newest answers, and the chosen one's text. */
export function LatestAnswers({ data, filter, zone }: LatestAnswersProps) {
  const { t } = useI18n()
  const { href } = useNavigation()
  const { latest } = data
  const [chosen, choose] = useState<number | null>(null)
  const selected = Math.max(
    0,
    latest.findIndex(({ answerId }) => answerId === chosen),
  )

  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const next = latest[selected + (STEPS[event.key] ?? 0)]
    if (!(event.key in STEPS) || !next) return
    event.preventDefault()
    choose(next.answerId)
    event.currentTarget.querySelector<HTMLElement>(`[data-answer="${next.answerId}"]`)?.focus()
  }

  const answer = latest[selected]
  if (!answer) return null
  return (
    <Panel
      title={t.latest.title}
      subtitle={<DaySummary day={data.lastDay} filter={filter} />}
      actions={
        <a className={classes.link} href={href('answers', { ...periodOf(data, filter), answer: answer.answerId })}>
          {t.answers.behind.all}
        </a>
      }
    >
      <div className={classes.columns}>
        <div className={classes.scroll}>
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen is a grid */}
          <table className={classes.list} role="grid" aria-label={t.latest.list}>
            <thead>
              <tr>
                <th scope="col">{t.latest.prompt}</th>
                <th scope="col">{t.latest.model}</th>
                <th scope="col" className={classes.number}>
                  {t.latest.rank}
                </th>
                <th scope="col">{t.latest.tone}</th>
                <th scope="col" className={classes.number}>
                  {t.latest.cost}
                </th>
              </tr>
            </thead>
            <tbody onKeyDown={move}>
              {latest.map((row, index) => (
                <Row key={row.answerId} row={row} selected={index === selected} choose={() => choose(row.answerId)} />
              ))}
            </tbody>
          </table>
        </div>
        <AnswerView answerId={answer.answerId} zone={zone} />
      </div>
    </Panel>
  )
}

function Row({ row, selected, choose }: { row: AnswerRow; selected: boolean; choose: () => void }) {
  const { t, f } = useI18n()
  const tone = toneOf(row)
  return (
    <tr
      data-answer={row.answerId}
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      className={selected ? classes.selected : classes.row}
      onClick={choose}
    >
      <td className={classes.prompt} title={row.prompt}>
        {row.prompt}
      </td>
      <td className={classes.model} title={`${row.provider}:${row.model}`}>
        <span className={classes.dot} style={{ background: providerColour(row.provider) }} aria-hidden="true" />
        {row.model}
      </td>
      <td className={classes.number}>{row.rank ?? <span title={t.latest.rankNone}>–</span>}</td>
      <td className={classes.tone}>
        <span className={classes.tag} data-mood={tone.mood}>
          {t.latest.tones[tone.key]}
        </span>
      </td>
      <td className={classes.number}>{f.usdFine(row.costUsd)}</td>
    </tr>
  )
}

/** The last day in a line; each part that is made of answers opens them. */
function DaySummary({ day, filter }: { day: Overview['lastDay']; filter: OverviewFilter }) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  if (!day) return null
  const answers = (text: string, status: AnswersLink['status']) => (
    <a className={classes.link} href={href('answers', { ...periodOf({ from: day.day, to: day.day }, filter), status })}>
      {text}
    </a>
  )
  const parts = [
    `${t.latest.total(day.total)} ${t.latest.day(f.day(day.day))}`,
    answers(t.latest.valid(day.valid), 'valid'),
    day.refused > 0 && answers(t.latest.refused(day.refused), 'refused'),
    day.truncated > 0 && answers(t.latest.truncated(day.truncated), 'truncated'),
    day.errors > 0 && t.latest.errors(day.errors),
  ]
  return parts
    .filter((part) => part !== false)
    .map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts in a fixed order
      <Fragment key={index}>
        {index > 0 && ' · '}
        {part}
      </Fragment>
    ))
}
