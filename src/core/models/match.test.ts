import { expect, test } from 'vitest'
import { matches, matchRule } from './match.ts'

test.each([
  [{ equals: 'gpt-4.1-2025-04-14' }, 'gpt-4.1-2025-04-14', true],
  [{ equals: 'gpt-4.1' }, 'GPT-4.1', true],
  [{ equals: 'gpt-4.1' }, 'gpt-4.1-mini', false],
  [{ ends_with: 'gemini-2.0-flash' }, 'models/gemini-2.0-flash', true],
  [{ contains: 'gemini-1.5' }, 'models/gemini-1.5-pro', true],
  [{ regex: '^claude-opus-5-\\d{8}$' }, 'claude-opus-5-20270101', true],
  [{ or: [{ equals: 'a' }, { equals: 'b' }] }, 'b', true],
  [{ and: [{ starts_with: 'gemini-2.5-pro' }, { regex: '^(?!.*-tts)' }] }, 'gemini-2.5-pro-tts', false],
])('%j and %s: %s', (rule, id, expected) => {
  expect(matches(matchRule.parse(rule), id)).toBe(expected)
})

test('a prefix stands for its snapshots and previews, never for another version', () => {
  const sonnet = { starts_with: 'claude-sonnet-5' }
  for (const snapshot of ['', '-20260930', '@20260930', '-2026-09-30', '-latest', '-preview-05-20']) {
    expect(matches(sonnet, `claude-sonnet-5${snapshot}`), snapshot).toBe(true)
  }
  for (const version of ['-5', '.5', '-5-20270101', '.1-2027-01-01']) {
    expect(matches(sonnet, `claude-sonnet-5${version}`), version).toBe(false)
  }
})

test('a rule of another form is refused', () => {
  expect(matchRule.safeParse({ like: 'gpt' }).success).toBe(false)
})
