import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedToken } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import { useForm } from '../../ui/useForm.ts'
import classes from './Settings.module.css'

const TONES: Record<ListedToken['standing'], Tone> = { good: 'good', expired: 'warn', revoked: 'quiet' }
const LIFETIMES = ['', '7', '30', '90', '365']

/** The tokens of the local API; a new one is shown once. */
export function ApiTokens({ tokens, zone }: { tokens: readonly ListedToken[]; zone: string }) {
  const { t, f } = useI18n()
  const { localApi: words } = t
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  const [revoking, revoke] = useState<ListedToken | null>(null)
  const changed = () => queries.invalidateQueries({ queryKey: ['access'] })
  const at = (instant: number) => f.dateTime(instant, zone)
  return (
    <>
      <h3 className={classes.subheading}>{words.tokens}</h3>
      {tokens.length === 0 && <p className={classes.body}>{words.noTokens}</p>}
      <ul className={classes.connections}>
        {tokens.map((token) => (
          <li key={token.tokenId} className={classes.connection}>
            <div className={classes.line}>
              <strong className={classes.provider}>{token.name}</strong>
              <StatusPill tone={TONES[token.standing]}>{words.standings[token.standing]}</StatusPill>
              <span className={classes.source}>
                {[
                  words.created(at(token.createdAt)),
                  token.lastUsedAt === null ? words.unused : words.used(at(token.lastUsedAt)),
                  ...(token.expiresAt === null ? [] : [words.until(at(token.expiresAt))]),
                ].join(' · ')}
              </span>
              {token.standing === 'good' && (
                <span className={classes.buttons}>
                  <Button
                    variant="default"
                    size="compact-xs"
                    aria-label={words.revokeOf(token.name)}
                    onClick={() => revoke(token)}
                  >
                    {words.revoke}
                  </Button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {made && (
        <div className={classes.form} role="status">
          <p>{words.made(made.name)}</p>
          <CopyText label={words.made(made.name)} text={made.token} />
          <div>
            <Button variant="default" size="xs" onClick={() => setMade(null)}>
              {words.hide}
            </Button>
          </div>
        </div>
      )}
      {adding ? (
        <TokenForm
          close={() => setAdding(false)}
          done={(token) => {
            setMade(token)
            void changed()
          }}
        />
      ) : (
        !made && (
          <Button variant="default" size="compact-xs" mt={8} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      )}
      {revoking && (
        <ConfirmDanger
          title={words.revokeTitle(revoking.name)}
          confirm={words.revoke}
          close={() => revoke(null)}
          act={async () => {
            await rpc.access.revokeToken({ tokenId: revoking.tokenId })
            await changed()
          }}
        >
          <p>{words.revokeBody}</p>
        </ConfirmDanger>
      )}
    </>
  )
}

interface TokenFormProps {
  close: () => void
  done: (made: { name: string; token: string }) => void
}

function TokenForm({ close, done }: TokenFormProps) {
  const { t } = useI18n()
  const { localApi: words } = t
  const form = useForm({
    initial: { name: '', days: '90' },
    check: ({ name }) => (name.trim() === '' ? { name: words.nameMissing } : {}),
    submit: async ({ name, days }) => {
      done(await rpc.access.createToken({ name, expiresInDays: days === '' ? null : Number(days) }))
    },
    done: close,
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit} noValidate>
      <TextInput size="xs" label={words.name} description={words.nameLong} maxLength={100} {...form.text('name')} />
      <NativeSelect
        size="xs"
        label={words.days}
        value={form.values.days}
        onChange={(event) => form.set('days', event.currentTarget.value)}
        data={LIFETIMES.map((days) => ({ value: days, label: days === '' ? words.ever : words.forDays(days) }))}
      />
      <FormFooter form={form} cancel={close} save={words.make} />
    </form>
  )
}
