import type { Overview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { Panel } from '../../ui/Panel.tsx'
import classes from './WhatChanged.module.css'

/** Changes of the instrument itself: what else answered under a model's name. */
export function WhatChanged({ changes }: { changes: Overview['servedModelChanges'] }) {
  const { t, f } = useI18n()
  return (
    <Panel title={t.changed.title}>
      {changes.length === 0 ? (
        <p className={classes.none}>{t.changed.none}</p>
      ) : (
        <ul className={classes.list}>
          {changes.toReversed().map((change) => (
            <li key={`${change.day} ${change.provider}:${change.model}`}>
              <span className={classes.dot} aria-hidden="true" />
              <p>{t.changed.served(change.model, change.to)}</p>
              <time dateTime={change.day}>{f.day(change.day)}</time>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
