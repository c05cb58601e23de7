import type { ImportPreview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import classes from './Import.module.css'

const SAMPLE_ROWS = 5

/** What importing would do: how many rows, which are bad and why, and how the file begins. */
export function PreviewOf({ preview }: { preview: ImportPreview }) {
  const { t, f } = useI18n()
  const { rows, added, updated, unchanged, duplicates, badRows, bad, repeats, notes } = preview
  const repeated = repeats.map(({ row, of }) => ({ row, column: null, reason: t.importing.repeatOf(f.count(of)) }))
  const left = [...bad, ...repeated].sort((a, b) => a.row - b.row)
  return (
    <>
      <p role="status" className={classes.counts}>
        {t.importing.counts(rows)}{' '}
        {f.list([
          t.importing.added(added),
          t.importing.updated(updated),
          t.importing.unchanged(unchanged),
          t.importing.duplicates(duplicates),
          t.importing.bad(badRows),
        ])}
      </p>
      {notes.map((note) => (
        <p key={note} className={classes.hint} dir="auto">
          {inWords(note)}
        </p>
      ))}
      {left.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className={classes.scroll} aria-label={t.importing.badRows} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t.importing.row}</th>
                <th scope="col">{t.importing.where}</th>
                <th scope="col">{t.importing.reason}</th>
              </tr>
            </thead>
            <tbody>
              {left.map(({ row, column, reason }) => (
                <tr key={`${row} ${column} ${reason}`}>
                  <td>{f.count(row)}</td>
                  <td dir="auto">{column ?? t.importing.wholeRow}</td>
                  <td dir="auto">{inWords(reason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Sample preview={preview} />
    </>
  )
}

function Sample({ preview: { columns, sample } }: { preview: ImportPreview }) {
  const { t, f } = useI18n()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label={t.importing.sample} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.importing.row}</th>
            {columns.map(({ title }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file may share a title and never move
              <th key={at} scope="col" dir="auto">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, SAMPLE_ROWS).map(({ row, cells }) => (
            <tr key={row}>
              <td>{f.count(row)}</td>
              {columns.map(({ title }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file may share a title and never move
                <td key={at} dir="auto" title={title}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
