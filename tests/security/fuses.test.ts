import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, it } from 'vitest'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-fuses-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What marks the fuses in a binary: https://www.electronjs.org/docs/latest/tutorial/fuses#the-hard-way */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A binary as Electron ships it, as far as its fuses are concerned. */
function binaryWith(wire: string): string {
  const program = join(folder, `electron-${wire.length}`)
  const head = Buffer.from([1, wire.length])
  writeFileSync(program, Buffer.concat([Buffer.from(`before${SENTINEL}`), head, Buffer.from(`${wire}after`)]))
  return program
}

const set = (program: string) => spawnSync(process.execPath, ['scripts/set-fuses.ts', program], { encoding: 'utf8' })

const NAMES = Object.values(FuseV1Options).filter(
  (name): name is keyof typeof FuseV1Options => typeof name === 'string',
)

it('sets every fuse of a binary as it is meant to be', async () => {
  const program = binaryWith('101000011')
  expect(set(program).status).toBe(0)
  const wire = await getCurrentFuseWire(program)
  const on = NAMES.filter((name) => wire[FuseV1Options[name]] === FuseState.ENABLE)
  expect(on.sort()).toEqual([
    'EnableCookieEncryption',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'WasmTrapHandlers',
  ])
  expect(readFileSync(program, 'latin1')).toMatch(/^before.*after$/s)
})

it('refuses a binary with a fuse that nobody has decided on', () => {
  const { status, stderr } = set(binaryWith('1010000111'))
  expect(status).not.toBe(0)
  expect(stderr).toMatch(/strictlyRequireAllFuses/)
})
