import { NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Budgets, Limit } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import classes from './Budgets.module.css'
import { changeOf, KINDS, limitMistakes, NEW_LIMIT, replacedBy, valuesOf } from './limitForm.ts'
import { useScopeName } from './useScopeName.ts'

interface LimitFormProps {
  data: Budgets
  /** The limit to change; null for a new one. */
  limit: Limit | null
  close: () => void
}

/** Sets a limit, or changes one, whose scope and kind stay as they are. */
export function LimitForm({ data, limit, close }: LimitFormProps) {
  const { t, f } = useI18n()
  const texts = t.budgets.form
  const queries = useQueryClient()
  const scopeName = useScopeName()
  const form = useForm({
    initial: limit ? valuesOf(limit) : NEW_LIMIT,
    check: (values) => limitMistakes(values, t),
    submit: (values) => rpc.budgets.set(changeOf(values)),
    done: () => {
      tell(t.budgets.saved(scopeName(changeOf(form.values))))
      void queries.invalidateQueries()
      close()
    },
  })
  const { values, set } = form
  const replaced = replacedBy(values, data.limits)
  const spent = replaced && values.kind !== 'day-alert' ? replaced.settledUsd : '0'
  const over =
    Number(spent) > 0 && !limitMistakes(values, t).limit && Number(changeOf(values).limitUsd) <= Number(spent)

  return (
    <Drawer title={limit ? texts.changing(scopeName(limit)) : texts.adding} close={close} width={440}>
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        {!limit && (
          <>
            <NativeSelect
              label={texts.scope}
              value={values.scope}
              onChange={(event) => set('scope', event.currentTarget.value as typeof values.scope)}
              data={(['provider', 'project', 'all'] as const).map((value) => ({ value, label: texts.scopes[value] }))}
            />
            {values.scope === 'provider' && (
              <NativeSelect
                label={texts.provider}
                {...form.text('provider')}
                data={[
                  { value: '', label: '' },
                  ...data.providers.map((value) => ({ value, label: providerName(value) })),
                ]}
              />
            )}
            {values.scope === 'project' && (
              <NativeSelect label={texts.project} {...form.text('project')} data={['', ...data.projects]} />
            )}
            <NativeSelect
              label={texts.kind}
              value={values.kind}
              onChange={(event) => set('kind', event.currentTarget.value as typeof values.kind)}
              data={KINDS.map((value) => ({ value, label: texts.kinds[value] }))}
            />
          </>
        )}
        <TextInput label={texts.limit} inputMode="decimal" data-autofocus {...form.text('limit')} />
        {values.kind !== 'day-alert' && (
          <TextInput label={texts.alertAt} inputMode="numeric" {...form.text('alertAt')} />
        )}
        {!limit && replaced && <p className={classes.note}>{texts.exists}</p>}
        {over && <p className={classes.warning}>{texts.spent(f.usd(spent))}</p>}
        <FormFooter form={form} cancel={close} />
      </form>
    </Drawer>
  )
}
