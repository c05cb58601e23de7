import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Makes the homes once for all tests; each test works on a copy. */
export default function globalSetup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-e2e-'))
  process.env.EARSHOT_E2E_HOMES = folder
  const made = spawnSync(process.execPath, ['tests/e2e/makeHomes.ts', folder], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'inherit',
  })
  if (made.status !== 0) throw new Error('The homes for the tests could not be made.')
  return () => rmSync(folder, { recursive: true, force: true })
}
