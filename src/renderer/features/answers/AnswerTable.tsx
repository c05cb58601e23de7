import type { ReactNode } from 'react'
import type { ListedAnswer } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { providerColour } from '../../ui/colours.ts'
import type { Column, Order } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { exportTable } from '../../ui/table/exportTable.ts'
import { tell } from '../../ui/toast.ts'
import { toneOf } from '../overview/tone.ts'
import classes from './Answers.module.css'
import type { AnswerListing } from './useAnswerList.ts'

interface AnswerTableProps {
  listing: AnswerListing
  rows: readonly ListedAnswer[]
  total: string
  more: { load: () => void; loading: boolean } | null
  order: Order
  reorder: (order: Order) => void
  chosen: number | null
  choose: (answerId: number) => void
  empty: ReactNode
  zone: string
}

const ONE_LINE = 33
const TWO_LINES = 50
/** More than a spreadsheet shows at ease; `earshot export` has no end. */
const MOST_EXPORTED = 50_000
const EXPORT_PAGE = 500
/** Of an excerpt before the first match, so that a narrow row still shows it. */
const BEFORE_MATCH = 14

/** The answers as rows; those found by their words with the place where they stand. */
export function AnswerTable({ listing, choose, zone, ...table }: AnswerTableProps) {
  const { t, f, language } = useI18n()
  const columns = columnsOf(t, f, zone)
  return (
    <DataTable
      {...table}
      name="answers"
      label={t.answers.table}
      columns={columns}
      rowKey={({ answerId }) => answerId}
      choose={({ answerId }) => choose(answerId)}
      rowHeight={listing.filter.text === undefined ? ONE_LINE : TWO_LINES}
      maxHeight="var(--answers-height)"
      exportAll={async () => {
        const { rows, cut } = await everyRow(listing)
        await exportTable('answers', columns, rows, language)
        if (cut) tell(t.answers.exportCut(rows.length))
      }}
    />
  )
}

async function everyRow({ filter, order }: AnswerListing): Promise<{ rows: ListedAnswer[]; cut: boolean }> {
  const rows: ListedAnswer[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof rpc.answers.list>> = await rpc.answers.list({
      ...{ filter, order, after, limit: EXPORT_PAGE },
    })
    rows.push(...page.answers)
    after = page.next
  } while (after !== null && rows.length < MOST_EXPORTED)
  return { rows, cut: after !== null }
}

function columnsOf(t: Messages, f: Format, zone: string): Column<ListedAnswer>[] {
  const { columns } = t.answers
  return [
    {
      ...{ key: 'time', label: columns.time, width: 66 },
      cell: ({ at, day }) => <span title={f.dateTime(at, zone)}>{f.day(day)}</span>,
      value: ({ at }) => f.dateTime(at, zone),
    },
    {
      ...{ key: 'prompt', label: t.latest.prompt, minWidth: 160 },
      cell: (row) => (
        <>
          <span title={row.prompt}>{row.prompt}</span>
          {row.excerpt && <Excerpt excerpt={row.excerpt} />}
        </>
      ),
      value: ({ prompt }) => prompt,
    },
    {
      ...{ key: 'model', label: t.latest.model, width: 132 },
      cell: ({ provider, model }) => (
        <span title={`${provider}:${model}`}>
          <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
          {model}
        </span>
      ),
      value: ({ provider, model }) => `${provider}:${model}`,
    },
    {
      ...{ key: 'rank', label: t.latest.rank, align: 'end', width: 68 },
      cell: ({ rank }) => rank ?? <span title={t.latest.rankNone}>–</span>,
      value: ({ rank }) => rank,
    },
    {
      ...{ key: 'sentiment', label: t.latest.tone, width: 104 },
      cell: (row) => {
        const tone = toneOf(row)
        return (
          <span className={classes.tag} data-mood={tone.mood}>
            {t.latest.tones[tone.key]}
          </span>
        )
      },
      value: (row) => t.latest.tones[toneOf(row).key],
    },
    {
      ...{ key: 'search', label: columns.search, width: 84, hidden: true },
      cell: ({ search }) => (search ? columns.searchOn : columns.searchOff),
    },
    {
      ...{ key: 'latency', label: columns.latency, align: 'end', width: 84, hidden: true },
      cell: ({ latencyMs }) => f.duration(latencyMs),
      value: ({ latencyMs }) => latencyMs,
    },
    {
      ...{ key: 'cost', label: t.latest.cost, align: 'end', width: 88 },
      cell: ({ costUsd }) => f.usdFine(costUsd),
      value: ({ costUsd }) => costUsd,
    },
  ]
}

/** The words around what was looked for. The text is untrusted, and stays text. */
function Excerpt({ excerpt: { text, matches } }: { excerpt: NonNullable<ListedAnswer['excerpt']> }) {
  const begin = Math.max(0, (matches[0]?.start ?? 0) - BEFORE_MATCH)
  const pieces: ReactNode[] = begin > 0 ? ['…'] : []
  let at = begin
  for (const { start, end } of matches) {
    pieces.push(text.slice(at, start), <b key={start}>{text.slice(start, end)}</b>)
    at = end
  }
  return (
    <span className={classes.excerpt}>
      {pieces}
      {text.slice(at)}
    </span>
  )
}
