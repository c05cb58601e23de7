import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n/index.tsx'
import { failureOf } from '../rpc/client.ts'
import classes from './Dialog.module.css'

interface ConfirmDangerProps {
  title: string
  /** What is lost and what stays. */
  children: ReactNode
  /** The deed itself as its button says it: `Write off $0.12`. */
  confirm: string
  act: () => Promise<unknown>
  close: () => void
}

/** Asks before what cannot be undone. Whatever can be undone is done at once, and `tell` offers to undo it. */
export function ConfirmDanger({ title, children, confirm, act, close }: ConfirmDangerProps) {
  const { t } = useI18n()
  const acting = useMutation({ mutationFn: act, onSuccess: close })
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      centered
      lockScroll={false}
      size={440}
      classNames={{ content: classes.dialog, header: classes.dialog, title: classes.title }}
    >
      {children}
      {acting.error && (
        <p className={classes.failure} role="alert">
          {failureOf(acting.error).message}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="xs" data-autofocus onClick={close}>
          {t.kit.confirm.cancel}
        </Button>
        <Button size="xs" className={classes.danger} loading={acting.isPending} onClick={() => acting.mutate()}>
          {confirm}
        </Button>
      </div>
    </Modal>
  )
}
