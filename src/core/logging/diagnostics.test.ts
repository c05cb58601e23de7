import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Core, createCore } from '../createCore.ts'
import { type Logger, systemClock } from '../ports.ts'
import { createSessionStore } from '../secrets/index.ts'
import { createFileLog } from './index.ts'
import { framesOf, maskSentence } from './mask.ts'

const KEY = 'the-own-key-of-somebody-1234'
const PROMPT = 'Which zeppelin maker answers the telephone'
const ANSWER = 'Luftikus builds the calmest zeppelins of all'
let folder: string
let core: Core
let log: Logger

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-diagnostics-'))
  const logs = join(folder, 'logs')
  log = createFileLog({ folder: logs, host: 'desktop', clock: systemClock })
  core = await createCore(
    {
      ...{ clock: systemClock, secrets: createSessionStore(), log, notify: () => undefined },
      paths: { home: folder, migrations: 'drizzle', logs },
    },
    { config: { keys: { openai: { value: KEY, variable: 'OPENAI_API_KEY' } }, baseUrls: {} } },
  )
  await core.projects.apply({
    ...{ name: 'Zeppelin watch', industry: 'Airships' },
    brand: { name: 'Luftikus', aliases: ['Luft & Kuss'], domains: ['luftikus.example'] },
    competitors: [{ name: 'Wolkenheim' }],
    prompts: [{ text: PROMPT, tags: ['ballooning'] }],
  })
})
afterEach(async () => {
  await core.close()
  rmSync(folder, { recursive: true })
})

it('tells versions, counts, checks and the last errors', async () => {
  log('error', 'projects.list failed: no such column', {
    stack: 'Error: x\n    at list (/app/src/core/list.ts:12:5)',
  })
  const text = await core.diagnostics('1.2.3')
  expect(text).toMatch(/^Earshot 1\.2\.3, \d{4}-/)
  expect(text).toContain(`Node ${process.versions.node}`)
  expect(text).toMatch(/Home: user, .*\d+ migrations, \d+ MB/)
  expect(text).toContain('projects 1, prompts 1, brands 2')
  expect(text).toMatch(/(ok|FAILED) +keychain/)
  expect(text).toContain('error desktop: projects.list failed:…')
  expect(text).toContain('list list.ts:12:5')
})

it('holds nothing of the user’s, wherever it stood', async () => {
  const planted = [
    KEY,
    PROMPT,
    ANSWER,
    'Zeppelin watch',
    'Luftikus',
    'Luft & Kuss',
    'luftikus.example',
    'Wolkenheim',
    'ballooning',
    'Airships',
    folder,
    homedir(),
  ]
  for (const word of planted) {
    log('error', `It failed for ${word}`, {
      stack: `Error: ${word}\n    at ${word} (${folder}/a.ts:1:1)\n    at b (/app/b.ts:2:2)`,
    })
    log('warn', `"${word}" is odd: ${word}`, { text: word, [word]: word })
  }
  for (const wrong of [`openai: the prompt was: ${ANSWER.slice(0, 20)}`, `“${ANSWER}” could not be read`])
    log('error', wrong)
  const text = (await core.diagnostics('1.2.3')).toLowerCase()
  const told = planted.filter((word) => word !== ANSWER && text.includes(word.toLowerCase()))
  expect(told).toEqual([])
  expect(text).not.toContain('calmest')
  expect(text).not.toContain('builds the')
})

it('takes what is quoted out of a sentence, and says nothing twice of a colon', () => {
  expect(maskSentence('There is a project "Acme" already.', [])).toBe('There is a project … already.')
  expect(maskSentence('openai: You sent “x” to us', [])).toBe('openai:…')
  expect(maskSentence('ACME is not acme', ['Acme'])).toBe('… is not …')
  expect(maskSentence('x'.repeat(500), [])).toHaveLength(200)
  expect(framesOf('Error: secret\n    at go (file:///app/a.ts:1:2)\n    at /app/b.ts:3:4')).toEqual([
    'go a.ts:1:2',
    'b.ts:3:4',
  ])
})
