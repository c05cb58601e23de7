/** A reader of RFC 4180, as a spreadsheet would be. */
export function parseCsv(csv: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < csv.length; i++) {
    const character = csv[i]
    if (quoted) {
      if (character !== '"') cell += character
      else if (csv[i + 1] === '"') cell += csv[i++]
      else quoted = false
    } else if (character === '"') quoted = true
    else if (character === ',') {
      record.push(cell)
      cell = ''
    } else if (character === '\r' && csv[i + 1] === '\n') {
      records.push([...record, cell])
      record = []
      cell = ''
      i++
    } else cell += character
  }
  return records
}
