import { Button, Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RegistryModel } from '../../../contract/index.ts'
import type { Format } from '../../i18n/format.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerColour, providerName } from '../../ui/colours.ts'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { tell } from '../../ui/toast.ts'
import { isPriced } from './filter.ts'
import classes from './Models.module.css'

/** A price as providers list it: with all its decimals, two at least. */
export const listed = (usd: string, f: Format): string =>
  f.decimal(Number(usd), Math.max(2, usd.split('.')[1]?.length ?? 0))

/** The registry's columns, with the two switches that decide about a model. */
export function useModelColumns(open: (model: RegistryModel) => void): Column<RegistryModel>[] {
  const { t, f } = useI18n()
  const texts = t.models
  const decide = useDecision()
  const price = (
    key: 'input' | 'output' | 'search',
    value: (model: RegistryModel) => string | null,
  ): Column<RegistryModel> => ({
    ...{ key, label: texts.columns[key], explanation: texts.explanations[key], align: 'end', width: 100, value },
    cell: (model) => {
      const usd = value(model)
      return usd === null ? '–' : listed(usd, f)
    },
  })
  return [
    {
      ...{ key: 'provider', label: texts.columns.provider, width: 108 },
      cell: ({ provider }) => (
        <span title={provider}>
          <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
          {providerName(provider)}
        </span>
      ),
      value: ({ provider }) => providerName(provider),
    },
    {
      ...{ key: 'model', label: texts.columns.model, minWidth: 170 },
      cell: ({ model }) => <span title={model}>{model}</span>,
      value: ({ model }) => model,
    },
    {
      ...{ key: 'name', label: texts.columns.name, minWidth: 140, hidden: true },
      cell: ({ displayName }) => displayName,
      value: ({ displayName }) => displayName,
    },
    price('input', ({ inputUsdPerM }) => inputUsdPerM),
    price('output', ({ outputUsdPerM }) => outputUsdPerM),
    price('search', ({ searchUsdPerK }) => searchUsdPerK),
    {
      ...{ key: 'source', label: texts.columns.source, width: 110, yields: true },
      cell: (model) => {
        if (model.priceOrigin) return texts.origins[model.priceOrigin]
        return <StatusPill tone={model.free ? 'good' : 'warn'}>{model.free ? texts.free : texts.none}</StatusPill>
      },
      value: ({ priceOrigin, free }) => (priceOrigin ? texts.origins[priceOrigin] : free ? texts.free : texts.none),
    },
    {
      ...{ key: 'offered', label: texts.columns.offered, explanation: texts.explanations.offered, width: 90 },
      cell: (model) => (
        <Switch
          size="xs"
          aria-label={texts.offer(model.model)}
          checked={model.isCurrent}
          onChange={({ currentTarget: { checked } }) =>
            decide({ ...model, isCurrent: checked, isAvailable: model.isAvailable || checked })
          }
        />
      ),
      value: ({ isCurrent }) => Number(isCurrent),
    },
    {
      ...{ key: 'asked', label: texts.columns.asked, explanation: texts.explanations.asked, width: 110 },
      cell: (model) => (
        <Switch
          size="xs"
          aria-label={texts.allow(model.model)}
          checked={model.isAvailable}
          onChange={({ currentTarget: { checked } }) =>
            decide({ ...model, isAvailable: checked, isCurrent: model.isCurrent && checked })
          }
        />
      ),
      value: ({ isAvailable }) => Number(isAvailable),
    },
    {
      ...{ key: 'do', label: '', width: 130 },
      cell: (model) => (
        <Button
          variant="default"
          size="compact-xs"
          title={texts.pricesOf(model.model)}
          aria-label={texts.pricesOf(model.model)}
          onClick={() => open(model)}
        >
          {isPriced(model) ? texts.prices : texts.setPrice}
        </Button>
      ),
    },
  ]
}

/** Decides about a model at once, and shows it before the core has answered. */
function useDecision(): (model: RegistryModel) => void {
  const queries = useQueryClient()
  const deciding = useMutation({
    mutationFn: ({ modelId, isCurrent, isAvailable }: RegistryModel) =>
      rpc.models.decide({ modelId, isCurrent, isAvailable }),
    onMutate: (decided) =>
      queries.setQueryData<RegistryModel[]>(['models'], (models) =>
        models?.map((model) => (model.modelId === decided.modelId ? decided : model)),
      ),
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  })
  return (model) => deciding.mutate(model)
}
