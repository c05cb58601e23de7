import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Simulator } from '../../src/core/simulator/index.ts'
import { openSimulator, openTerminal, type Terminal } from './support.ts'

let terminal: Terminal
let simulator: Simulator
let env: Record<string, string>

beforeEach(async () => {
  terminal = openTerminal()
  ;({ simulator, env } = await openSimulator())
})
afterEach(async () => {
  await simulator.close()
  terminal.close()
})

const list = (...ids: string[]) => ids.map((id) => ({ id, displayName: id, writesText: true }))
const check = async (...more: string[]) => terminal.run(['models', 'check', ...more], { env })

it('says what the providers’ lists brought, for a program and for a person', async () => {
  simulator.setList('perplexity', list('perplexity/sonar'))
  expect(await check()).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is new.') })
  simulator.setList('openai', list('gpt-5', 'gpt-5-mini', 'gpt-5-mini-2026-10-20'))
  const { code, stdout } = await check('--json')
  expect(code).toBe(0)
  const { providers, findings, open, decided, retiring } = JSON.parse(stdout)
  expect(providers.map((each: { provider: string }) => each.provider)).toEqual([
    ...['openai', 'anthropic', 'google', 'perplexity'],
  ])
  expect(providers[0]).toMatchObject({ listed: 3, writing: 3, error: null })
  expect(findings.find(({ kind }: { kind: string }) => kind === 'new')).toMatchObject({
    ...{ provider: 'openai', model: 'gpt-5-mini-2026-10-20', kind: 'new', relative: 'gpt-5-mini', projects: [] },
    proposal: { basis: 'version', of: 'openai:gpt-5-mini', inputUsdPerM: '0.25', outputUsdPerM: '2' },
  })
  expect([open, decided, retiring]).toEqual([findings.length, [], []])
  expect((await check()).stdout).toContain(`${open} from before are still to be decided.`)
}, 60_000)

it('ends with 4 when one list could not be read, and with 1 when none could', async () => {
  const wrong = 'wrong-key-5f1c9e07'
  const { code, stdout } = await terminal.run(['models', 'check'], { env: { ...env, GEMINI_API_KEY: wrong } })
  expect([code, stdout]).toEqual([4, expect.stringMatching(/google .*auth: /)])
  const { OPENAI_API_KEY: _, ANTHROPIC_API_KEY: __, GEMINI_API_KEY: ___, PERPLEXITY_API_KEY: ____, ...keyless } = env
  expect(await terminal.run(['models', 'check'], { env: keyless })).toMatchObject({
    ...{ code: 1, stdout: expect.stringContaining('No provider has a key') },
  })
}, 60_000)
