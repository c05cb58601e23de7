import type { Format } from '../format.ts'

/** The texts of the pieces that pages are made of. */
export const kit = (f: Format) => ({
  day: {
    pattern: 'yyyy-mm-dd',
    wrong: 'This is no day. Write it as 2026-11-20.',
    calendar: (label: string) => `${label}: calendar`,
  },
  table: {
    columns: 'Columns',
    export: 'Export',
    exportLong: 'Export what is shown as CSV',
    exportFailed: 'The table could not be exported',
    rows: (n: number) => `${f.count(n)} ${f.plural(n, 'row', 'rows')}`,
    rowsOf: (n: number, total: string) => `${f.count(n)} of ${total}`,
    more: 'Loading more',
    loading: 'Loading',
    options: (row: string) => `What can be done with ${row}`,
  },
  choices: { search: (label: string) => `${label}: search` },
  form: {
    save: 'Save',
    cancel: 'Cancel',
    required: (label: string) => `${label} is missing.`,
    unsaved: 'There are changes that are not saved.',
  },
  copy: 'Copy',
  copied: 'Copied',
  failed: 'That did not work',
  confirm: { cancel: 'Keep it' },
  undo: { undo: 'Undo', dismiss: 'Close', failed: 'It could not be undone' },
  palette: {
    title: 'Go to or do',
    placeholder: 'A page, a project or an action',
    projects: 'Choose a project',
    projectsPlaceholder: 'The name of a project or its brand',
    nothing: 'Nothing goes by that name.',
    groups: { pages: 'Pages', projects: 'Projects', actions: 'Actions' },
    open: 'Go to…',
  },
})
