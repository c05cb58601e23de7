import { Button, PasswordInput, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AlertDelivery } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import classes from './Alerts.module.css'
import { webhookMistake } from './webhookForm.ts'

const KEY = ['alerts', 'delivery']

/** How alerts leave the program, and where their thresholds are set. */
export function Delivery({ close, isDemo, zone }: { close: () => void; isDemo: boolean; zone: string }) {
  const { t } = useI18n()
  const words = t.alerts.delivery
  const { go } = useNavigation()
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => rpc.alerts.delivery(undefined, { signal }) })
  return (
    <Drawer title={words.title} close={close} width={460}>
      {isDemo ? (
        <p className={classes.note}>{words.demo}</p>
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <Notifies delivery={query.data} />
          <Webhook webhook={query.data.webhook} zone={zone} close={close} />
        </>
      ) : (
        <LoadingState />
      )}
      <h3 className={classes.heading}>{words.thresholds}</h3>
      <p className={classes.note}>{words.thresholdsHint}</p>
      <Button variant="default" size="xs" onClick={() => go('budgets')}>
        {words.openBudgets}
      </Button>
    </Drawer>
  )
}

function Notifies({ delivery }: { delivery: AlertDelivery }) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const turning = useMutation({
    mutationFn: (notifies: boolean) => rpc.alerts.setNotifies({ notifies }),
    onSuccess: (now) => queries.setQueryData(KEY, now),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
  return (
    <Switch
      label={t.alerts.delivery.notifies}
      description={t.alerts.delivery.notifiesHint}
      checked={delivery.notifies}
      disabled={turning.isPending}
      onChange={(event) => turning.mutate(event.currentTarget.checked)}
    />
  )
}

function Webhook({ webhook, zone, close }: Pick<AlertDelivery, 'webhook'> & { zone: string; close: () => void }) {
  const { t } = useI18n()
  const words = t.alerts.delivery
  const queries = useQueryClient()
  const form = useForm({
    initial: { url: '' },
    check: ({ url }) => {
      const mistake = webhookMistake(url)
      return mistake === null ? {} : { url: words[mistake] }
    },
    submit: async ({ url }) => {
      const now = await rpc.alerts.setWebhook({ url })
      queries.setQueryData(KEY, now)
      if (now.webhook) tell(words.saved(now.webhook.host))
    },
    done: () => form.set('url', ''),
  })
  return (
    <>
      <h3 className={classes.heading}>{words.webhook}</h3>
      <p className={classes.note}>{words.webhookHint}</p>
      {webhook ? <Standing webhook={webhook} zone={zone} /> : <p className={classes.note}>{words.none}</p>}
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        <PasswordInput
          label={words.address}
          placeholder="https://hooks.slack.com/services/…"
          autoComplete="off"
          spellCheck={false}
          {...form.text('url')}
        />
        <FormFooter form={form} cancel={close} save={words.set} />
      </form>
    </>
  )
}

/** Where alerts are sent, and how that goes. */
function Standing({ webhook, zone }: { webhook: NonNullable<AlertDelivery['webhook']>; zone: string }) {
  const { t, f } = useI18n()
  const words = t.alerts.delivery
  const queries = useQueryClient()
  const fail = (error: unknown) => tell(failureOf(error).message, { tone: 'failure' })
  const trial = useMutation({
    mutationFn: () => rpc.alerts.testWebhook(),
    onSuccess: ({ host }) => tell(words.tested(host)),
    onError: fail,
  })
  const removing = useMutation({
    mutationFn: () => rpc.alerts.removeWebhook(),
    onSuccess: (now) => {
      queries.setQueryData(KEY, now)
      tell(words.removed)
    },
    onError: fail,
  })
  return (
    <div className={classes.standing}>
      <p>
        <strong>{words.to(webhook.host)}</strong> {words.kept[webhook.kept]}
      </p>
      {webhook.lastSentAt !== null && <p>{words.lastSent(f.dateTime(webhook.lastSentAt, zone))}</p>}
      {webhook.waiting > 0 && <p>{words.waiting(webhook.waiting)}</p>}
      {webhook.problem !== null && (
        <p className={classes.problem} role="alert">
          {webhook.problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="compact-xs" loading={trial.isPending} onClick={() => trial.mutate()}>
          {words.test}
        </Button>
        <Button variant="default" size="compact-xs" loading={removing.isPending} onClick={() => removing.mutate()}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}
