import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import dialog from '../../ui/Dialog.module.css'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import classes from './Operations.module.css'

/** What somebody who helps needs to know, to be read before it is copied. */
export function Diagnostics() {
  const { t } = useI18n()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setOpened(true)}>
        {t.operations.diagnostics.open}
      </Button>
      {opened && <DiagnosticsDialog close={() => setOpened(false)} />}
    </>
  )
}

function DiagnosticsDialog({ close }: { close: () => void }) {
  const { t } = useI18n()
  const { diagnostics: words } = t.operations
  const query = useQuery({
    queryKey: ['diagnostics'],
    queryFn: ({ signal }) => rpc.logs.diagnostics(undefined, { signal }),
    gcTime: 0,
  })
  return (
    <Modal
      opened
      onClose={close}
      title={words.title}
      centered
      lockScroll={false}
      size={760}
      closeButtonProps={{ 'aria-label': t.kit.undo.dismiss }}
      classNames={{ content: dialog.dialog, header: dialog.dialog, title: dialog.title }}
    >
      <p className={classes.folder}>{words.body}</p>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <CopyText label={words.title} text={query.data.text} rows={18} />
      ) : (
        <LoadingState />
      )}
    </Modal>
  )
}
