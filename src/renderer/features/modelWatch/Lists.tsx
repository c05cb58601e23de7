import type { ModelList } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerColour, providerName } from '../../ui/colours.ts'
import { Panel } from '../../ui/Panel.tsx'
import classes from './ModelWatch.module.css'

/** How each provider's list was last read. */
export function Lists({ lists, zone }: { lists: readonly ModelList[]; zone: string }) {
  const { t, f } = useI18n()
  const texts = t.modelWatch
  return (
    <Panel title={texts.lists} subtitle={texts.listsHint}>
      <ul className={classes.lists}>
        {lists.map(({ provider, listedAt, listed, writing, error }) => (
          <li key={provider} className={classes.list}>
            <strong className={classes.name} title={provider}>
              <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
              {providerName(provider)}
            </strong>
            {listedAt !== null && (
              <span>
                {texts.listed(listed, writing)}
                <span className={classes.quiet}> · {texts.read(f.dateTime(listedAt, zone))}</span>
              </span>
            )}
            {error ? (
              <span className={classes.bad} title={error.message}>
                {texts.failed(t.errorWords[error.class])}
              </span>
            ) : (
              listedAt === null && <span className={classes.quiet}>{texts.never}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
