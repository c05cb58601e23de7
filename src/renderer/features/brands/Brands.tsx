import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ListedBrand } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useAct } from '../../ui/useAct.ts'
import { ImportDialog } from '../importing/ImportDialog.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { brandColumns } from './columns.tsx'
import { EditBrand } from './EditBrand.tsx'
import { Rescoring } from './Rescoring.tsx'

/** How often to ask how far the measuring is, while it goes on. */
const ASK_MS = 700

/** The own brand and its competitors: what they are known by, and what past answers make of a change. */
export function Brands({ project: { projectId } }: ProjectPageProps) {
  const { t } = useI18n()
  const { href } = useNavigation()
  const [editing, edit] = useState<ListedBrand | 'new' | null>(null)
  const [importing, openImport] = useState(false)
  const act = useAct()
  const query = useQuery({
    queryKey: ['brands', projectId],
    queryFn: ({ signal }) => rpc.brands.list({ projectId }, { signal }),
    refetchInterval: ({ state }) => (state.data?.rescoring ? ASK_MS : false),
  })
  useReadAgainAfter(query.data?.rescoring != null)

  const remove = ({ brandId, name }: ListedBrand) =>
    act(
      () => rpc.brands.change({ projectId, brandId, entry: null }),
      t.brands.removed(name),
      () => rpc.brands.restore({ brandId }),
    )
  const makeOwn = ({ brandId, name }: ListedBrand) => {
    const own = query.data?.brands.find(({ isOwn }) => isOwn)
    return act(
      () => rpc.brands.makeOwn({ brandId }),
      t.brands.madeOwn(name),
      own && (() => rpc.brands.makeOwn({ brandId: own.brandId })),
    )
  }
  return (
    <>
      <PageHeader
        title={t.nav.pages.brands}
        actions={
          <>
            <Button variant="default" size="xs" onClick={() => openImport(true)}>
              {t.importing.open}
            </Button>
            <Button size="xs" onClick={() => edit('new')}>
              {t.brands.add}
            </Button>
          </>
        }
      />
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <Rescoring
            staleDays={query.data.staleDays}
            rescoring={query.data.rescoring}
            resume={() => void rpc.brands.rescore({ projectId }).finally(() => query.refetch())}
          />
          <DataTable
            name="brands"
            label={t.brands.list}
            columns={brandColumns({ t, href, edit, remove, makeOwn })}
            rows={query.data.brands}
            rowKey={({ brandId }) => brandId}
            rowHeight={38}
            empty={t.brands.empty}
          />
        </>
      ) : (
        <LoadingState />
      )}
      {importing && <ImportDialog kind="brands" projectId={projectId} close={() => openImport(false)} />}
      {editing && (
        <EditBrand projectId={projectId} brand={editing === 'new' ? null : editing} close={() => edit(null)} />
      )}
    </>
  )
}

/** Other pages' figures are old once past answers were measured anew. */
function useReadAgainAfter(isMeasuring: boolean): void {
  const queries = useQueryClient()
  const was = useRef(isMeasuring)
  useEffect(() => {
    if (was.current && !isMeasuring) void queries.invalidateQueries()
    was.current = isMeasuring
  }, [isMeasuring, queries])
}
