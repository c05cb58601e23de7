import type { CronPreview, JobExecution, JobName } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import type { Tone } from '../../ui/StatusPill.tsx'

const MEGABYTE = 1_048_576

export const TONES: Record<JobExecution['state'], Tone> = {
  ...{ running: 'accent', done: 'good', failed: 'bad', died: 'warn', cancelled: 'quiet', missed: 'warn' },
}

/** What came of an execution in the user's language; the core's own sentence where there are no words for it. Pure. */
export function sentenceOf(execution: JobExecution, t: Messages, f: Format): string {
  const { state, missed, sentence } = execution
  const words = t.jobs.sentences
  const own =
    state === 'died'
      ? words.died
      : state === 'cancelled'
        ? words.cancelledJob
        : state === 'missed'
          ? words.missed
          : (OUTCOMES[execution.job](execution.figures ?? {}, t, f) ?? sentence ?? '')
  return missed > 0 ? `${own} ${words.missedMore(missed)}`.trim() : own
}

type Figures = NonNullable<JobExecution['figures']>

/** What each job says of its figures; null where those are not of a whole execution. */
const OUTCOMES: Record<JobName, (figures: Figures, t: Messages, f: Format) => string | null> = {
  daily(figures, { jobs: { sentences: words } }, f) {
    if (figures.projects === undefined) return null
    if (figures.planned === undefined) return words.dailyNothing
    const number = (key: string) => Number(figures[key] ?? 0)
    const notes = (['failed', 'blocked', 'cancelled', 'skipped'] as const)
      .filter((key) => number(key) > 0)
      .map((key) => words[key](number(key)))
    const answered = words.daily(number('succeeded'), number('planned'), number('projects'))
    const spent = words.spent(f.usdFine(String(figures.costUsd ?? '0')), f.usd(String(figures.monthUsd ?? '0')))
    return `${[answered, ...notes].join(', ')}; ${spent}`
  },
  models: (figures, { jobs: { sentences: words } }) =>
    figures.providers === undefined ? null : listsRead(figures, words),
  reconcile: (figures, { jobs: { sentences: words } }) =>
    figures.found === undefined ? null : reconciled((key) => Number(figures[key] ?? 0), words),
  alerts: ({ told, compared }, { jobs: { sentences: words } }) =>
    told === undefined ? null : words.alerts(Number(told), Number(compared ?? 0)),
  upkeep: ({ bytes }, { jobs: { sentences: words } }, f) =>
    bytes === undefined ? null : words.upkeep(`${f.decimal(Number(bytes) / MEGABYTE, 1)} MB`),
}

/** What the night found half done, never asked, and asked after all. */
function reconciled(number: (key: string) => number, words: Messages['jobs']['sentences']): string {
  const limbo = number('found') === 0 ? words.inOrder : words.mended(number('mended'), number('found'))
  const gaps = number('gaps') === 0 ? null : words.gaps(number('gaps'))
  const asked = number('asked') === 0 ? null : words.askedAfterAll(number('answered'), number('asked'))
  return `${[limbo, gaps, asked].filter((part) => part !== null).join('; ')}.`
}

/** What the reading of the providers' lists came to. */
function listsRead(figures: Figures, words: Messages['jobs']['sentences']): string {
  const number = (key: string) => Number(figures[key] ?? 0)
  const providers = number('providers')
  if (providers === 0) return words.noLists
  const found = (['new', 'vanished', 'renamed', 'returned'] as const)
    .filter((kind) => number(kind) > 0)
    .map((kind) => words.found[kind](number(kind)))
  const read = words.lists(providers - number('failed'), providers)
  const sentence = `${read}: ${found.length > 0 ? found.join(', ') : words.found.nothing}.`
  return figures.unread ? `${sentence} ${words.unread(String(figures.unread))}` : sentence
}

/** What is wrong with a cron expression, in words; nothing when nothing is. Pure. */
export function mistakeOf(preview: CronPreview, { jobs: { form } }: Messages): string | undefined {
  if (preview.kind === 'fields') return form.fields(preview.found)
  if (preview.kind === 'field') return form.field[preview.field](preview.text)
  return preview.kind === 'never' ? form.never : undefined
}
