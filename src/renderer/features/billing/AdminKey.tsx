import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillSourceState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { tell } from '../../ui/toast.ts'
import { useAct } from '../../ui/useAct.ts'
import classes from './Billing.module.css'

/** The key that reads a provider's bill: kept, removed, and never shown. */
export function AdminKey({ source: { provider, ready, hint } }: { source: BillSourceState }) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const act = useAct()
  if (!ready) return <KeyField provider={provider} />
  return (
    <p className={classes.line}>
      {hint ? texts.keySet(hint.split('…')[1] ?? '') : texts.keyDemo}
      {hint && (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => void act(() => rpc.billing.removeAdminKey({ provider }), texts.removed)}
        >
          {texts.remove}
        </Button>
      )}
    </p>
  )
}

/** The field that a key enters by; nothing leads back out. */
function KeyField({ provider }: { provider: string }) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const [sent, send] = useState(false)
  const keeping = useMutation({
    mutationFn: () => rpc.billing.setAdminKey({ provider, key }),
    onSuccess: async () => {
      setKey('')
      tell(texts.kept)
      await queries.invalidateQueries()
    },
  })
  const missing = sent && key.trim() === '' ? texts.missing : null
  return (
    <form
      className={classes.keyForm}
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
        if (key.trim() !== '') keeping.mutate()
      }}
    >
      <PasswordInput
        size="xs"
        label={texts.key}
        autoComplete="off"
        value={key}
        error={keeping.error ? failureOf(keeping.error).message : missing}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" size="xs" loading={keeping.isPending}>
          {texts.keep}
        </Button>
      </div>
    </form>
  )
}
