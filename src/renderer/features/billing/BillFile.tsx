import { Button, FileButton, NativeSelect } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BillOf, BillPreview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { upload } from '../importing/upload.ts'
import classes from './Billing.module.css'

type Decimal = BillOf['decimal']

/** A file of a bill: chosen, its columns named, its bad rows shown, and then taken. */
export function BillFile({ provider, close }: { provider: string; close: () => void }) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const [map, setMap] = useState<Record<string, string> | null>(null)
  const [decimal, setDecimal] = useState<Decimal>(null)
  const sending = useMutation({ mutationFn: upload })
  const choose = (file: File | null) => {
    if (!file) return
    setMap(null)
    sending.mutate(file)
  }
  return (
    <section className={classes.step} aria-label={texts.byFile}>
      <h3 className={classes.title}>{texts.byFile}</h3>
      <p className={classes.note}>{texts.byFileHint}</p>
      <div>
        <FileButton onChange={choose} accept=".csv,.tsv,.txt,.xlsx" inputProps={{ 'aria-label': texts.file }}>
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={sending.isPending}>
              {sending.variables ? texts.another : texts.choose}
            </Button>
          )}
        </FileButton>{' '}
        <span dir="auto">{sending.variables?.name}</span>
      </div>
      {sending.error && (
        <p role="alert" className={classes.failure}>
          {failureOf(sending.error).message}
        </p>
      )}
      {sending.data && (
        <Chosen
          input={{ uploadId: sending.data, provider, map, decimal }}
          map={setMap}
          decimal={setDecimal}
          close={close}
        />
      )}
    </section>
  )
}

interface ChosenProps {
  input: BillOf
  map: (map: Record<string, string>) => void
  decimal: (decimal: Decimal) => void
  close: () => void
}

function Chosen({ input, map, decimal, close }: ChosenProps) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const queries = useQueryClient()
  const preview = useQuery({
    queryKey: ['bill', input],
    queryFn: ({ signal }) => rpc.billing.preview(input, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const taking = useMutation({
    mutationFn: () => rpc.billing.importFile(input),
    onSuccess: ({ added, restated }) => {
      tell(texts.fetched(added, restated))
      close()
    },
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'bill' }),
  })
  const { data } = preview
  const changes = data ? data.added + data.restated : 0
  return (
    <>
      <Columns input={input} columns={preview.error ? null : (data?.columns ?? null)} map={map} decimal={decimal} />
      {preview.error ? (
        <FailureMessage failure={failureOf(preview.error)} retry={() => void preview.refetch()} />
      ) : data ? (
        <Found preview={data} />
      ) : (
        <LoadingState height={120} />
      )}
      {taking.error && (
        <p role="alert" className={classes.failure}>
          {failureOf(taking.error).message}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="xs" onClick={close}>
          {t.kit.form.cancel}
        </Button>
        <Button
          size="xs"
          disabled={preview.isError || changes === 0}
          loading={taking.isPending || preview.isFetching}
          onClick={() => taking.mutate()}
        >
          {texts.run(changes)}
        </Button>
      </div>
    </>
  )
}

const NONE = '-'
const LETTERS = [...'ABCDEFGHIJKLMNOP']

interface ColumnsProps extends Pick<ChosenProps, 'input' | 'map' | 'decimal'> {
  /** Of the file; null when it could not be read as it was asked. */
  columns: BillPreview['columns'] | null
}

/** Which column of the file gives what, and how it writes decimals. */
function Columns({ input, columns, map, decimal }: ColumnsProps) {
  const { t } = useI18n()
  const texts = t.billing.bring
  const fields = useQuery({
    queryKey: ['bill', 'fields'],
    queryFn: ({ signal }) => rpc.billing.fields(undefined, { signal }),
  })
  const choices = columns?.map(({ title }) => title) ?? LETTERS.map((letter) => texts.column(letter))
  const chosen = (field: string) => {
    const found = columns?.findIndex((column) => column.field === field) ?? -1
    return input.map?.[field] ?? (found >= 0 ? String(found + 1) : NONE)
  }
  const change = (field: string, column: string) =>
    map({ ...Object.fromEntries((fields.data ?? []).map((each) => [each.field, chosen(each.field)])), [field]: column })
  return (
    <fieldset className={classes.mapping}>
      <legend>{texts.mapping}</legend>
      {fields.data?.map(({ field, required }) => (
        <NativeSelect
          key={field}
          size="xs"
          label={texts.fields[field as keyof typeof texts.fields] ?? field}
          withAsterisk={required}
          value={chosen(field)}
          onChange={(event) => change(field, event.currentTarget.value)}
          data={[{ value: NONE, label: texts.none }, ...choices.map((label, at) => ({ value: String(at + 1), label }))]}
        />
      ))}
      <NativeSelect
        size="xs"
        label={texts.decimal}
        value={input.decimal ?? 'auto'}
        onChange={({ currentTarget: { value } }) => decimal(value === 'auto' ? null : (value as Decimal))}
        data={(['auto', '.', ','] as const).map((value) => ({ value, label: texts.decimals[value] }))}
      />
    </fieldset>
  )
}

/** What taking the file would do: how many lines, and the rows that cannot be read, with why. */
function Found({ preview }: { preview: BillPreview }) {
  const { t, f } = useI18n()
  const texts = t.billing.bring
  const { rows, added, restated, unchanged, badRows, bad, notes } = preview
  return (
    <>
      <p role="status" className={classes.counts}>
        {texts.counts(rows, added, restated, unchanged)}
      </p>
      {notes.map((note) => (
        <p key={note} className={classes.note} dir="auto">
          {inWords(note)}
        </p>
      ))}
      {bad.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.scroll} aria-label={texts.bad(badRows)} tabIndex={0}>
          <p>{texts.bad(badRows)}</p>
          <table className={classes.rows}>
            <thead>
              <tr>
                <th scope="col">{texts.row}</th>
                <th scope="col">{texts.where}</th>
                <th scope="col">{texts.reason}</th>
              </tr>
            </thead>
            <tbody>
              {bad.map(({ row, column, reason }) => (
                <tr key={`${row} ${column} ${reason}`}>
                  <td>{f.count(row)}</td>
                  <td dir="auto">{column ?? texts.wholeRow}</td>
                  <td dir="auto">{inWords(reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}
