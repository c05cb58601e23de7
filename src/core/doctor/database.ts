import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Db, journalTags } from '../db/index.ts'
import { check, type DoctorCheck } from './check.ts'

const RESTORE = 'Keep a copy of the file and restore a backup from the folder "backups" beside it.'

/** What others may read as a table. */
const VIEWS = ['visibility_by_model']

/** Reads the whole database; it takes a moment for a large one. */
export async function* checkDatabase(db: Db, migrations: string): AsyncGenerator<DoctorCheck> {
  const { sqlite } = db
  yield await check('database', () => {
    const verdict = sqlite.pragma('integrity_check(1)', { simple: true })
    return { detail: `${db.file}: ${verdict}`, remedy: verdict === 'ok' ? undefined : RESTORE }
  })
  yield await check('damage', () => {
    const folder = dirname(db.file)
    const aside = readdirSync(folder).filter((name) => name.includes('.damaged-') && name.endsWith('.db'))
    if (aside.length === 0) return { detail: 'no damaged database was set aside' }
    return {
      detail: `${aside.join(', ')} was set aside in ${folder}`,
      remedy: 'Restore a backup, then remove that file.',
    }
  })
  yield await check('migrations', () => {
    const applied = sqlite.prepare('SELECT COUNT(*) FROM __drizzle_migrations').pluck().get() as number
    const known = journalTags(migrations).length
    return { detail: `${applied} of ${known} applied`, remedy: applied === known ? undefined : RESTORE }
  })
  yield await check('foreign keys', () => {
    const enforced = sqlite.pragma('foreign_keys', { simple: true }) === 1
    const orphans = (sqlite.pragma('foreign_key_check') as unknown[]).length
    const detail = `${enforced ? 'enforced' : 'not enforced'}, ${orphans} rows point nowhere`
    return { detail, remedy: enforced && orphans === 0 ? undefined : RESTORE }
  })
  yield await check('view', () => {
    for (const view of VIEWS) sqlite.prepare(`SELECT * FROM ${view} LIMIT 1`).get()
    return { detail: `${VIEWS.join(', ')} can be read` }
  })
}
