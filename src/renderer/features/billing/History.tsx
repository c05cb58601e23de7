import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { BillImport } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage } from '../../ui/Message.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useAct } from '../../ui/useAct.ts'
import classes from './Billing.module.css'

/** Every bill that was brought in, newest first; each can be taken back. */
export function History({ zone }: { zone: string }) {
  const { t, f } = useI18n()
  const texts = t.billing.history
  const act = useAct()
  const query = useQuery({
    queryKey: ['billing', 'imports'],
    queryFn: ({ signal }) => rpc.billing.imports(undefined, { signal }),
  })
  const count = (key: 'added' | 'unchanged' | 'restated' | 'rejected'): Column<BillImport> => ({
    ...{ key, label: texts[key], align: 'end', width: 90, value: (row) => row[key] },
    cell: (row) => f.count(row[key]),
  })
  const columns: Column<BillImport>[] = [
    {
      ...{ key: 'at', label: texts.at, width: 160 },
      cell: ({ at }) => f.dateTime(at, zone),
      value: ({ at }) => new Date(at).toISOString(),
    },
    {
      ...{ key: 'provider', label: texts.provider, width: 110 },
      cell: ({ provider }) => providerName(provider),
      value: ({ provider }) => providerName(provider),
    },
    {
      ...{ key: 'source', label: texts.source, minWidth: 150 },
      cell: ({ name }) => (
        <span dir="auto" title={name}>
          {name}
        </span>
      ),
      value: ({ name }) => name,
    },
    {
      ...{ key: 'period', label: texts.period, width: 150 },
      cell: ({ from, to }) => `${f.day(from)} – ${f.day(to)}`,
      value: ({ from, to }) => `${from}/${to}`,
    },
    ...[count('added'), count('restated'), count('unchanged'), count('rejected')],
    {
      ...{ key: 'do', label: '', width: 100 },
      cell: ({ importId, undoneAt }) =>
        undoneAt === null ? (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => void act(() => rpc.billing.undo({ importId }), texts.undoneSaid)}
          >
            {texts.undo}
          </Button>
        ) : (
          <StatusPill>{texts.undone}</StatusPill>
        ),
    },
  ]
  if (query.error) return <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
  return (
    <DataTable
      name="billing-imports"
      label={texts.title}
      columns={columns}
      rows={query.data ?? []}
      rowKey={({ importId }) => importId}
      filters={<h2 className={classes.title}>{texts.title}</h2>}
      empty={texts.empty}
      maxHeight="320px"
    />
  )
}
