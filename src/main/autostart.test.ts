import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAutostart } from './autostart.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-autostart-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('starting at login on Linux', () => {
  it('is off, then on, then off', () => {
    const autostart = createAutostart(join(folder, 'autostart', 'earshot.desktop'), ['/opt/earshot', '--hidden'])
    expect(autostart.get()).toBe(false)
    autostart.set(true)
    expect(autostart.get()).toBe(true)
    autostart.set(false)
    expect(autostart.get()).toBe(false)
    autostart.set(false)
  })

  it('is off for a program that has moved since', () => {
    const file = join(folder, 'moved.desktop')
    createAutostart(file, ['/old/earshot']).set(true)
    expect(createAutostart(file, ['/new/earshot']).get()).toBe(false)
  })

  it('quotes a path as the specification wants', () => {
    const file = join(folder, 'quoted.desktop')
    createAutostart(file, ['/My "apps"/50%/$HOME/ear\\shot', '--hidden']).set(true)
    expect(readFileSync(file, 'utf8')).toContain(String.raw`Exec="/My \\"apps\\"/50%%/\\$HOME/ear\\\\shot" "--hidden"`)
  })
})
