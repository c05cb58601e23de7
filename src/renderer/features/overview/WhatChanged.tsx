import type { Overview } from '../../../contract/index.ts'
import { marksOf } from '../../charts/marks.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './WhatChanged.module.css'

/** Changes of the instrument itself: what else answered under a model's name, and when history was measured anew. */
export function WhatChanged({ changes }: { changes: Pick<Overview, 'servedModelChanges' | 'rescoredOn'> }) {
  const { t, f } = useI18n()
  const marks = marksOf(changes, t).sort((a, b) => b.day.localeCompare(a.day))
  return (
    <Panel title={t.changed.title}>
      {marks.length === 0 ? (
        <p className={classes.none}>{t.changed.none}</p>
      ) : (
        <ul className={classes.list}>
          {marks.map(({ day, text }) => (
            <li key={`${day} ${text}`}>
              <span className={classes.dot} aria-hidden="true" />
              <p>{text}</p>
              <time dateTime={day}>{f.day(day)}</time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
