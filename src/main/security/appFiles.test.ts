import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerFromFiles } from './appFiles.ts'

let root: string
let folder: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'earshot-app-files-'))
  folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(root, 'renderer-beside'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'page.js'), 'start()')
  writeFileSync(join(folder, 'assets', 'notes.txt'), 'not served')
  writeFileSync(join(root, 'secret.js'), 'secret')
  writeFileSync(join(root, 'renderer-beside', 'secret.js'), 'secret')
})
afterAll(() => rmSync(root, { recursive: true }))

const get = (url: string, method = 'GET') => answerFromFiles(new Request(url, { method }), folder)

describe("the app's own origin", () => {
  it('serves the page with a policy that allows no inline script, no style from text and no network', async () => {
    const response = await get('app://earshot/')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<!doctype html>')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toContain('connect-src')
  })

  it('serves its files with their types', async () => {
    const response = await get('app://earshot/assets/page.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    'app://earshot/../secret.js',
    'app://earshot/%2e%2e/secret.js',
    'app://earshot/%2e%2e%2fsecret.js',
    'app://earshot/..%2frenderer-beside/secret.js',
    'app://earshot/assets/%00.js',
    'app://earshot/%E0%A4%A',
    'app://earshot/assets/notes.txt',
    'app://earshot/absent.js',
    'app://elsewhere/index.html',
    'https://earshot/index.html',
  ])('serves nothing for %s', async (url) => {
    expect((await get(url)).status).toBe(404)
  })

  it('answers nothing but GET', async () => {
    expect((await get('app://earshot/', 'POST')).status).toBe(404)
  })
})
