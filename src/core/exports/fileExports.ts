import { join } from 'node:path'
import { databaseFile } from '../db/index.ts'
import type { Clock, ExportFilter, FileChooser, RunChore } from '../ports.ts'

export interface FileExport {
  kind: string
  format: string
  filter: ExportFilter
}

/** How far an export is. The last one names the file; none does when the user thought better of it. */
export interface FileExportState {
  bytes: number
  path: string | null
}

interface FileExportOptions {
  home: string
  clock: Clock
  run: RunChore
  files: FileChooser | undefined
}

/** Exports to a file: where the user says, else into the folder `exports` of the home. */
export function createFileExports({ home, clock, run, files }: FileExportOptions) {
  /** @throws UserError `not_found`, `bad_input`, `home`, `disk_full`, `cancelled` */
  return async function* ({ kind, format, filter }: FileExport, signal?: AbortSignal): AsyncGenerator<FileExportState> {
    const name = `earshot-${kind}-${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(':', '-')}.${format}`
    const to = files ? await files.save(name) : join(home, 'exports', name)
    if (to === null) return
    let bytes = 0
    let moved = Promise.withResolvers<void>()
    const onBytes = (written: number) => {
      bytes = written
      moved.resolve()
      moved = Promise.withResolvers()
    }
    const writing = run({ chore: 'export', file: databaseFile(home), kind, format, filter, to }, { onBytes, signal })
    for (;;) {
      const done = await Promise.race([writing, moved.promise])
      yield { bytes: done?.bytes ?? bytes, path: done ? to : null }
      if (done) return
    }
  }
}
