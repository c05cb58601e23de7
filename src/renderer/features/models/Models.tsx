import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RegistryModel } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { useModelColumns } from './columns.tsx'
import { isPriced, matching, modelFilter, SHOWN } from './filter.ts'
import classes from './Models.module.css'
import { Prices } from './Prices.tsx'

/** How many models without a price are named before the rest is only counted. */
const NAMED = 6

/** The registry: whom Earshot can ask, what that costs and since when it is known. */
export function Models({ home }: HomePageProps) {
  const { t, f } = useI18n()
  const [filter, change] = useFilter(modelFilter)
  const [opened, open] = useState<RegistryModel | null>(null)
  const query = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => rpc.models.list(undefined, { signal }) })
  const columns = useModelColumns(open)
  const models = query.data ?? []
  const unpriced = models.filter((model) => model.isAvailable && !isPriced(model)).map(({ model }) => model)
  const named = [...unpriced.slice(0, NAMED), ...(unpriced.length > NAMED ? [`+${unpriced.length - NAMED}`] : [])]

  return (
    <>
      <PageHeader title={t.nav.pages.models} />
      {unpriced.length > 0 && <Notice>{t.models.unpriced(f.list(named))}</Notice>}
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <DataTable
          name="models"
          label={t.models.table}
          columns={columns}
          rows={matching(models, filter)}
          rowKey={({ modelId }) => modelId}
          empty={
            <>
              <strong>{t.models.emptyTitle}.</strong> {t.models.emptyBody}
            </>
          }
          filters={
            <>
              <Segmented
                label={t.models.show}
                value={filter.show}
                change={(show) => change({ show })}
                options={SHOWN.map((value) => ({ value, label: t.models.shown[value] }))}
              />
              <NativeSelect
                size="xs"
                className={classes.select}
                aria-label={t.models.provider}
                value={filter.provider ?? ''}
                onChange={(event) => change({ provider: event.currentTarget.value || null })}
                data={[
                  { value: '', label: t.models.allProviders },
                  ...[...new Set(models.map(({ provider }) => provider))].map((value) => ({
                    value,
                    label: providerName(value),
                  })),
                ]}
              />
              <TextInput
                size="xs"
                className={classes.find}
                type="search"
                aria-label={t.models.find}
                placeholder={t.models.find}
                value={filter.find}
                onChange={(event) => change({ find: event.currentTarget.value })}
              />
            </>
          }
        />
      ) : (
        <LoadingState height={520} />
      )}
      {opened && <Prices model={opened} zone={home.zone} close={() => open(null)} />}
    </>
  )
}
