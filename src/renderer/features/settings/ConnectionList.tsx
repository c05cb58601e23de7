import type { Connection } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ConnectionRow } from './ConnectionRow.tsx'
import classes from './Settings.module.css'
import { useConnections } from './useConnections.ts'

/** The providers, each with its key: entered, tested, removed, and never shown. */
export function ConnectionList({ only }: { only?: 'keys' }) {
  const { t } = useI18n()
  const { data, error, refetch } = useConnections()
  if (error) return <FailureMessage failure={failureOf(error)} retry={() => void refetch()} />
  if (!data) return <LoadingState height={160} />
  const shown = data.connections.filter((connection) => only !== 'keys' || needsKey(connection))
  return (
    <>
      {data.keychain && <Notice title={t.settingsPage.connections.keychain}>{inWords(data.keychain)}</Notice>}
      <ul className={classes.connections}>
        {shown.map((connection) => (
          <ConnectionRow key={connection.provider} connection={connection} />
        ))}
      </ul>
    </>
  )
}

const needsKey = ({ kind }: Connection) => kind !== 'compatible'
