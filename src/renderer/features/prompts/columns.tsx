import { Button } from '@mantine/core'
import type { ListedPrompt } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import type { Navigation } from '../../routing/route.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import classes from './Prompts.module.css'
import type { PromptActions } from './usePromptActions.ts'

interface ColumnsOptions {
  t: Messages
  f: Format
  href: Navigation['href']
  /** The own brand and the days that the figures are of. */
  brand: string
  from: string
  to: string
  edit: (prompt: ListedPrompt) => void
  actions: PromptActions
}

/** The columns of the list of prompts. */
export function promptColumns(options: ColumnsOptions): Column<ListedPrompt>[] {
  const { t, f, href, brand, from, to } = options
  const { columns } = t.prompts
  const days = t.prompts.days(f.day(from), f.day(to))
  return [
    {
      ...{ key: 'text', label: columns.text, minWidth: 240 },
      cell: ({ promptId, text, previous }) => (
        <a
          className={classes.text}
          dir="auto"
          href={href('answers', { prompt: promptId })}
          title={previous === null ? text : t.prompts.replaced(text, previous)}
        >
          {text}
        </a>
      ),
      value: ({ text }) => text,
    },
    {
      ...{ key: 'tags', label: columns.tags, width: 130, yields: true },
      cell: ({ tags }) => (
        <span className={classes.tags} dir="auto" title={tags.join('\n')}>
          {tags.join(' · ')}
        </span>
      ),
      value: ({ tags }) => tags.join('; '),
    },
    {
      ...{ key: 'visibility', label: columns.visibility, width: 176, align: 'end' },
      explanation: columns.visibilityLong(brand, days),
      cell: ({ promptId, visibility }) => (
        <Share {...visibility} f={f} href={href('answers', { prompt: promptId, status: 'valid', from, to })} />
      ),
      value: ({ visibility }) => visibility.value,
    },
    {
      ...{ key: 'share', label: columns.share, width: 100, yields: true, align: 'end' },
      explanation: columns.shareLong(brand, days),
      cell: ({ shareOfVoice: { value } }) => (value === null ? '–' : f.percent(value)),
      value: ({ shareOfVoice }) => shareOfVoice.value,
    },
    {
      ...{ key: 'lastAsked', label: columns.lastAsked, width: 84 },
      cell: ({ lastAsked }) => (lastAsked === null ? t.prompts.never : f.day(lastAsked)),
      value: ({ lastAsked }) => lastAsked,
    },
    {
      ...{ key: 'language', label: columns.language, width: 90, hidden: true },
      cell: ({ language }) => language ?? t.prompts.ofProject,
      value: ({ language }) => language,
    },
    {
      ...{ key: 'previous', label: columns.previous, minWidth: 200, hidden: true },
      cell: ({ previous }) => <span dir="auto">{previous ?? '–'}</span>,
      value: ({ previous }) => previous,
    },
    {
      ...{ key: 'status', label: columns.status, width: 92, hidden: true },
      cell: ({ active }) => (
        <StatusPill tone={active ? 'good' : 'quiet'}>{t.prompts.statuses[active ? 'active' : 'paused']}</StatusPill>
      ),
      value: ({ active }) => t.prompts.statuses[active ? 'active' : 'paused'],
    },
    {
      ...{ key: 'actions', label: columns.actions, width: 208 },
      cell: (prompt) => <Actions prompt={prompt} {...options} />,
    },
  ]
}

/** A share with the number of answers behind it, which its link opens. */
function Share({ value, n, f, href }: ListedPrompt['visibility'] & { f: Format; href: string }) {
  if (value === null) return '–'
  return (
    <a className={classes.share} href={href}>
      <span className={classes.percent}>{f.percent(value)}</span>
      <IntervalBar value={value} low={null} high={null} />
      <span className={classes.n}>n {f.count(n)}</span>
    </a>
  )
}

function Actions({ prompt, t, edit, actions }: ColumnsOptions & { prompt: ListedPrompt }) {
  const { pause, resume, remove, rowAction, edit: editLabel } = t.prompts
  const button = (label: string, act: () => void) => (
    <Button variant="default" size="compact-xs" aria-label={rowAction(label, prompt.text)} onClick={act}>
      {label}
    </Button>
  )
  return (
    <span className={classes.actions}>
      {button(editLabel, () => edit(prompt))}
      {prompt.active ? button(pause, () => actions.pause(prompt)) : button(resume, () => actions.resume(prompt))}
      {button(remove, () => actions.remove(prompt))}
    </span>
  )
}
