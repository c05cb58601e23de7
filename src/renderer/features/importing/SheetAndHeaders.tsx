import { Checkbox, NativeSelect } from '@mantine/core'
import type { ImportOf, ImportPreview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Import.module.css'

interface SheetAndHeadersProps {
  input: Pick<ImportOf, 'sheet' | 'headers'>
  /** What was found in the file; undefined until it is read. */
  preview: Pick<ImportPreview, 'sheets' | 'headers'> | undefined
  read: (reading: Pick<ImportOf, 'map' | 'sheet' | 'headers'>) => void
}

/** Which sheet of a workbook, and whether its first row has the headers. Another sheet has columns of its own. */
export function SheetAndHeaders({ input, preview, read }: SheetAndHeadersProps) {
  const { t } = useI18n()
  const { sheet, headers } = input
  const sheets = preview?.sheets ?? []
  return (
    <div className={classes.reading}>
      {sheets.length > 1 && (
        <NativeSelect
          size="xs"
          label={t.importing.sheet}
          value={sheet ?? sheets[0]!}
          data={sheets}
          onChange={({ currentTarget }) => read({ map: {}, sheet: currentTarget.value, headers: null })}
        />
      )}
      <Checkbox
        size="xs"
        label={t.importing.headers}
        checked={headers ?? preview?.headers ?? false}
        onChange={({ currentTarget }) => read({ map: {}, sheet, headers: currentTarget.checked })}
      />
    </div>
  )
}
