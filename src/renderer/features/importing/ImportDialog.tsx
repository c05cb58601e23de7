import { Button, FileButton } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportedCounts, ImportOf } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import classes from './Import.module.css'
import { Mapping } from './Mapping.tsx'
import { PreviewOf } from './PreviewOf.tsx'
import { SheetAndHeaders } from './SheetAndHeaders.tsx'
import { upload } from './upload.ts'

interface ImportDialogProps {
  kind: ImportOf['kind']
  /** Where prompts and brands go; null for projects. */
  projectId: number | null
  close: () => void
}

/** A file of CSV or XLSX: chosen, its columns named, its bad rows shown, and then imported. */
export function ImportDialog({ kind, projectId, close }: ImportDialogProps) {
  const { t } = useI18n()
  const [reading, read] = useState(AS_FOUND)
  const sending = useMutation({ mutationFn: upload })
  const choose = (file: File | null) => {
    if (!file) return
    read(AS_FOUND)
    sending.mutate(file)
  }
  return (
    <Drawer title={t.importing.titles[kind]} close={close} width={720}>
      <div className={classes.dialog}>
        <p className={classes.hint}>{t.importing.hint}</p>
        <div>
          <FileButton onChange={choose} accept=".csv,.tsv,.txt,.xlsx" inputProps={{ 'aria-label': t.importing.file }}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={sending.isPending}>
                {sending.variables ? t.importing.another : t.importing.choose}
              </Button>
            )}
          </FileButton>{' '}
          <span dir="auto">{sending.variables?.name}</span>
        </div>
        {sending.error && (
          <FailureMessage
            failure={failureOf(sending.error)}
            retry={() => sending.variables && sending.mutate(sending.variables)}
          />
        )}
        {sending.data && (
          <Chosen input={{ uploadId: sending.data, kind, projectId, ...reading }} read={read} close={close} />
        )}
      </div>
    </Drawer>
  )
}

/** How a file is to be read. */
export type ReadingOf = Pick<ImportOf, 'map' | 'sheet' | 'headers'>

const AS_FOUND: ReadingOf = { map: {}, sheet: null, headers: null }

interface ChosenProps {
  input: ImportOf
  read: (reading: ReadingOf) => void
  close: () => void
}

/** A file that was chosen: what importing it would do, and the importing. */
function Chosen({ input, read, close }: ChosenProps) {
  const { t, f } = useI18n()
  const queries = useQueryClient()
  const [rows, setRows] = useState(0)
  const preview = useQuery({
    queryKey: ['import', input],
    queryFn: ({ signal }) => rpc.imports.preview(input, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const importing = useMutation({
    mutationFn: async () => {
      let counts: ImportedCounts | null = null
      for await (const state of await rpc.imports.run(input)) {
        setRows(state.rows)
        counts = state.result
      }
      return counts
    },
    onSuccess: (counts) => {
      if (counts) tell(t.importing.done(counts.added, counts.updated, counts.badRows))
      close()
    },
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' }),
  })
  const { data } = preview
  const changes = data ? data.added + data.updated : 0
  return (
    <>
      <SheetAndHeaders input={input} preview={data} read={read} />
      <Mapping
        input={input}
        columns={preview.error ? null : (data?.columns ?? null)}
        map={(map) => read({ map, sheet: input.sheet, headers: input.headers })}
      />
      {preview.error ? (
        <FailureMessage failure={failureOf(preview.error)} retry={() => void preview.refetch()} />
      ) : data ? (
        <PreviewOf preview={data} />
      ) : (
        <LoadingState height={160} />
      )}
      {importing.error && (
        <p role="alert" className={classes.failure}>
          {failureOf(importing.error).message}
        </p>
      )}
      <div className={classes.actions}>
        {importing.isPending && <span role="status">{t.importing.read(f.count(rows))}</span>}
        <Button variant="default" size="xs" onClick={close}>
          {t.kit.form.cancel}
        </Button>
        <Button
          size="xs"
          disabled={preview.isError || changes === 0}
          loading={importing.isPending || preview.isFetching}
          onClick={() => importing.mutate()}
        >
          {t.importing.run(changes)}
        </Button>
      </div>
    </>
  )
}
