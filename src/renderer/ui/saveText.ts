/** Hands the user a file to keep: the desktop app asks where, a browser puts it among the downloads. */
export function saveText(name: string, parts: readonly string[], type = 'text/csv'): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads the blob after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
