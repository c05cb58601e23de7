import { styleText } from 'node:util'
import stringWidth from 'string-width'

export interface Column {
  title: string
  /** Numbers are read from the right. */
  right?: boolean
}

/** The one word for a value that does not exist. */
export const NONE = '–'

const GAP = '  '

/** Lays rows out in aligned columns under bold titles, by the width characters really take on a terminal. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => columns.map((_, index) => oneLine(row[index] ?? '')))
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  )
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const space = ' '.repeat((widths[index] ?? 0) - stringWidth(text))
        return columns[index]?.right ? space + text : text + space
      })
      .join(GAP)
      .trimEnd()
  const titles = styleText('bold', line(columns.map(({ title }) => title)), { stream: process.stdout })
  return [titles, ...cells.map(line)].join('\n')
}

/** A cell is one line, however its text is broken, and cannot move the cursor. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** Cuts a text to a number of columns, and shows that it was cut. */
export function shortened(text: string, columns: number): string {
  const line = oneLine(text)
  if (stringWidth(line) <= columns) return line
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (stringWidth(cut + segment) > columns - 1) break
    cut += segment
  }
  return `${cut}…`
}
