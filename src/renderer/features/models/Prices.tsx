import { TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ModelPrice, RegistryModel } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { StatusPill, type Tone } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import { listed } from './columns.tsx'
import classes from './Models.module.css'
import { NO_PRICE, priceMistakes, priceOf } from './priceForm.ts'

const TONES: Record<ModelPrice['standing'], Tone> = { used: 'good', kept: 'quiet', past: 'quiet', coming: 'accent' }

interface PricesProps {
  model: Pick<RegistryModel, 'modelId' | 'provider' | 'model'>
  zone: string
  close: () => void
}

/** What a model costs and did cost, where that is known from, and the user's own price. */
export function Prices({ model, zone, close }: PricesProps) {
  const { t } = useI18n()
  const { modelId } = model
  const query = useQuery({
    queryKey: ['prices', modelId],
    queryFn: ({ signal }) => rpc.models.prices({ modelId }, { signal }),
  })
  const columns = usePriceColumns(zone)
  return (
    <Drawer title={t.models.pricesOf(`${model.provider}:${model.model}`)} close={close} width={820}>
      <OwnPrice model={model} close={close} />
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <p className={classes.note}>{t.models.drawer.intro}</p>
          <DataTable
            name="prices"
            label={t.models.drawer.historyLabel}
            columns={columns}
            rows={query.data}
            rowKey={({ priceId }) => priceId}
            filters={<h3 className={classes.title}>{t.models.drawer.history}</h3>}
            empty={t.models.drawer.empty}
            maxHeight="50vh"
          />
        </>
      ) : (
        <LoadingState />
      )}
    </Drawer>
  )
}

function OwnPrice({ model, close }: Omit<PricesProps, 'zone'>) {
  const { t } = useI18n()
  const { drawer } = t.models
  const queries = useQueryClient()
  const form = useForm({
    initial: NO_PRICE,
    check: (values) => priceMistakes(values, t),
    submit: (values) => rpc.models.setPrice({ modelId: model.modelId, ...priceOf(values) }),
    done: () => {
      tell(drawer.saved(model.model))
      void queries.invalidateQueries()
      close()
    },
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit} noValidate>
      <h3 className={classes.title}>{drawer.own}</h3>
      <p className={classes.note}>{drawer.ownIntro}</p>
      <div className={classes.fields}>
        {(['input', 'output', 'cached', 'search'] as const).map((field) => (
          <TextInput key={field} size="xs" label={drawer[field]} inputMode="decimal" {...form.text(field)} />
        ))}
        <TextInput size="xs" type="date" label={drawer.effective} {...form.text('effective')} />
      </div>
      <FormFooter form={form} cancel={close} save={drawer.save} />
    </form>
  )
}

function usePriceColumns(zone: string): Column<ModelPrice>[] {
  const { t, f } = useI18n()
  const { drawer, origins } = t.models
  const dayOf = (instant: number) => f.dateTime(instant, zone)
  const unitOf = ({ unit, minInputTokens, serviceTier, inheritedFrom }: ModelPrice) =>
    [
      drawer.units[unit],
      minInputTokens > 0 && drawer.above(f.count(minInputTokens)),
      serviceTier !== null && drawer.tier(serviceTier),
      inheritedFrom !== null && drawer.inherited(inheritedFrom),
    ]
      .filter(Boolean)
      .join(', ')
  const fromOf = ({ from, to }: ModelPrice) =>
    [from <= 0 ? drawer.always : dayOf(from), to !== null && drawer.until(dayOf(to))].filter(Boolean).join(' ')
  const sourceOf = ({ origin, source, checkedOn }: ModelPrice) =>
    `${origins[origin]}: ${source}, ${drawer.checked(f.day(checkedOn))}`
  const text = (key: string, label: string, value: (price: ModelPrice) => string): Column<ModelPrice> => ({
    ...{ key, label, minWidth: 150, value },
    cell: (price) => <span title={value(price)}>{value(price)}</span>,
  })
  return [
    text('unit', drawer.unit, unitOf),
    {
      ...{ key: 'price', label: drawer.price, align: 'end', width: 90 },
      cell: ({ usd }) => listed(usd, f),
      value: ({ usd }) => usd,
    },
    {
      ...{ key: 'standing', label: drawer.standing, width: 130 },
      cell: ({ standing }) => <StatusPill tone={TONES[standing]}>{drawer.standings[standing]}</StatusPill>,
      value: ({ standing }) => drawer.standings[standing],
    },
    text('from', drawer.from, fromOf),
    text('source', drawer.source, sourceOf),
  ]
}
