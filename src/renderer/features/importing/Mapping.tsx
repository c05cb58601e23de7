import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ImportOf, ImportPreview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import classes from './Import.module.css'

interface MappingProps {
  input: ImportOf
  /** Of the file; null when it could not be read as it was asked. */
  columns: ImportPreview['columns'] | null
  map: (map: Record<string, string>) => void
}

const NONE = '-'
const LETTERS = [...'ABCDEFGHIJKLMNOP']

/** Which column of the file gives which field. */
export function Mapping({ input, columns, map }: MappingProps) {
  const { t } = useI18n()
  const { kind } = input
  const fields = useQuery({
    queryKey: ['import', 'fields', kind],
    queryFn: ({ signal }) => rpc.imports.fields({ kind }, { signal }),
  })
  const choices = columns?.map(({ title }) => title) ?? LETTERS.map((letter) => t.importing.column(letter))
  const chosen = (field: string) => {
    const found = columns?.findIndex((column) => column.field === field) ?? -1
    return input.map[field] ?? (found >= 0 ? String(found + 1) : NONE)
  }
  return (
    <fieldset className={classes.mapping}>
      <legend>{t.importing.mapping}</legend>
      {fields.data?.map(({ field, required }) => (
        <NativeSelect
          key={field}
          size="xs"
          label={t.importing.fields[field as keyof typeof t.importing.fields] ?? field}
          withAsterisk={required}
          value={chosen(field)}
          onChange={(event) => map({ ...input.map, [field]: event.currentTarget.value })}
          data={[
            { value: NONE, label: t.importing.none },
            ...choices.map((label, at) => ({ value: String(at + 1), label })),
          ]}
        />
      ))}
    </fieldset>
  )
}
