import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWindowState, writeWindowState } from './windowState.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-window-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const first = { bounds: null, maximized: false, toldOfTray: false, language: null }

describe('what the window remembers', () => {
  it('knows nothing at first, and afterwards what it was told', () => {
    const file = join(folder, 'window.json')
    expect(readWindowState(file)).toEqual(first)
    const state = {
      bounds: { x: 1, y: 2, width: 1000, height: 700 },
      maximized: true,
      toldOfTray: true,
      language: 'es' as const,
    }
    writeWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  it.each(['', '{"bounds":', '{"bounds":{"x":"1"}}', '[]', '{"bounds":{"x":1.5,"y":0,"width":1,"height":1}}'])(
    'begins anew over %s',
    (text) => {
      const file = join(folder, 'damaged.json')
      writeFileSync(file, text)
      expect(readWindowState(file)).toEqual(first)
    },
  )
})
