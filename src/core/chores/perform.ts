import { setImmediate } from 'node:timers/promises'
import { copyDatabase, restoreBackup } from '../backups/index.ts'
import { openReader } from '../db/index.ts'
import { createExports } from '../exports/index.ts'
import type { Chore, ChoreWatch } from '../ports.ts'
import { checkDatabaseFile } from '../upkeep/index.ts'
import { writeWhole } from './writeWhole.ts'

type Export = Extract<Chore, { chore: 'export' }>

/**
 * Does what takes long, in whichever thread this is called. An export lets others have their turn after every block; a
 * copy is one statement of SQLite's.
 * @throws UserError as `checkDatabaseFile`, `copyDatabase`, `restoreBackup` and exports do; `cancelled`
 */
export async function performChore(chore: Chore, watch: ChoreWatch = {}): Promise<{ bytes: number }> {
  switch (chore.chore) {
    case 'check':
      return checkDatabaseFile(chore.file)
    case 'backup':
      return copyDatabase(chore.file, chore.to)
    case 'restore':
      return restoreBackup(chore)
    case 'export':
      return exportFile(chore, watch)
  }
}

async function exportFile({ file, kind, format, filter, to }: Export, watch: ChoreWatch): Promise<{ bytes: number }> {
  const db = openReader(file)
  try {
    return await writeWhole(to, createExports({ db }).exportText(kind, format, filter), {
      ...watch,
      breathe: () => setImmediate(),
    })
  } finally {
    db.close()
  }
}
