import type { ReactNode } from 'react'
import type { Overview, ProjectChange } from '../../../contract/index.ts'
import { marksOf } from '../../charts/marks.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Format } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { Panel } from '../../ui/Panel.tsx'
import classes from './WhatChanged.module.css'

interface WhatChangedProps {
  data: Pick<Overview, 'from' | 'to' | 'servedModelChanges' | 'rescoredOn'>
  /** Undefined until they are read. */
  changes: readonly ProjectChange[] | undefined
}

/** What became different in these days: brands, sources, prompts, and the instrument itself. */
export function WhatChanged({ data, changes = [] }: WhatChangedProps) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  const { from, to } = data
  const behind = (change: ProjectChange): string | null => {
    switch (change.kind) {
      case 'first_named':
        return href('answers', { brand: change.brandId, state: 'named', from, to })
      case 'new_source':
        return href('answers', { domain: change.domain, from, to })
      case 'new_model':
        return href('answers', { model: change.ref, from, to })
      case 'prompts_added':
      case 'prompts_removed':
        return href('prompts')
      case 'brand_removed':
        return href('brands')
      case 'visibility':
        return href('compare')
    }
  }
  const lines = [
    ...changes.map((change) => ({ day: change.day, text: textOf(change, t, f), to: behind(change) })),
    ...marksOf(data, t).map(({ day, text }) => ({ day, text, to: null })),
  ].sort((a, b) => b.day.localeCompare(a.day))
  return (
    <Panel title={t.changed.title}>
      {lines.length === 0 ? (
        <p className={classes.none}>{t.changed.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ul className={classes.list} tabIndex={0} aria-label={t.changed.title}>
          {lines.map(({ day, text, to: target }) => (
            <li key={`${day} ${text}`}>
              <span className={classes.dot} aria-hidden="true" />
              <p dir="auto">{linked(text, target)}</p>
              <time dateTime={day}>{f.day(day)}</time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const linked = (text: string, to: string | null): ReactNode => (to === null ? text : <a href={to}>{text}</a>)

function textOf(change: ProjectChange, t: Messages, f: Format): string {
  const { changed } = t
  switch (change.kind) {
    case 'visibility': {
      const points = f.decimal(Math.abs(100 * change.delta), 0)
      return (change.delta > 0 ? changed.rose : changed.fell)(change.brand, points, f.percent(change.value))
    }
    case 'first_named':
      return changed.firstNamed(change.brand)
    case 'new_source':
      return changed.newSource(change.domain, change.answers)
    case 'new_model':
      return changed.newModel(change.displayName)
    case 'prompts_added':
      return change.n === 1 ? changed.promptAdded(change.prompts[0] ?? '') : changed.promptsAdded(change.n)
    case 'prompts_removed':
      return change.n === 1 ? changed.promptRemoved(change.prompts[0] ?? '') : changed.promptsRemoved(change.n)
    case 'brand_removed':
      return changed.brandRemoved(change.brand)
  }
}
