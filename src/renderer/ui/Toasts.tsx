import { Button, CloseButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useI18n } from '../i18n/index.tsx'
import { failureOf } from '../rpc/client.ts'
import classes from './Toasts.module.css'
import { dismiss, TOAST_MS, type Toast, tell, toasts } from './toast.ts'

/** What was just done, for a while, and the way to undo it. */
export function Toasts() {
  return (
    <div className={classes.toasts} aria-live="polite">
      {toasts.use().map((toast) => (
        <OneToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function OneToast({ toast }: { toast: Toast }) {
  const { t } = useI18n()
  const { id, text, tone, undo } = toast
  const [held, hold] = useState(false)
  const undoing = useMutation({
    mutationFn: async () => undo?.(),
    onSuccess: () => dismiss(id),
    onError: (error) => {
      dismiss(id)
      tell(`${t.kit.undo.failed}: ${failureOf(error).message}`, { tone: 'failure' })
    },
  })
  const staying = held || undoing.isPending
  useEffect(() => {
    if (staying) return
    const timer = setTimeout(() => dismiss(id), TOAST_MS)
    return () => clearTimeout(timer)
  }, [staying, id])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it from going away
    <div
      className={classes.toast}
      role={tone === 'failure' ? 'alert' : 'status'}
      onMouseEnter={() => hold(true)}
      onMouseLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span className={classes[tone]}>{text}</span>
      {undo && (
        <Button variant="default" size="compact-xs" loading={undoing.isPending} onClick={() => undoing.mutate()}>
          {t.kit.undo.undo}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t.kit.undo.dismiss} onClick={() => dismiss(id)} />
    </div>
  )
}
