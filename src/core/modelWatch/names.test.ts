import { expect, it } from 'vitest'
import { familyOf, relationOf } from './names.ts'

it.each([
  ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
  ['gpt-5-2025-08-07', 'gpt-5'],
  ['GPT-5', 'gpt-5'],
  ['gpt-4-0613', 'gpt-4'],
  ['gpt-4.1-mini', 'gpt-4.1-mini'],
  ['gemini-2.0-flash-001', 'gemini-2.0-flash'],
  ['gemini-2.5-flash-preview-05-20', 'gemini-2.5-flash-preview'],
  ['gemini-2.5-flash-preview-09-2025', 'gemini-2.5-flash-preview'],
  ['claude-3-5-haiku-latest', 'claude-3-5-haiku'],
  ['claude-opus-4-1', 'claude-opus-4-1'],
  ['o3', 'o3'],
  ['qwen3:8b', 'qwen3:8b'],
  ['anthropic/claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4'],
])('%s is of the family %s', (id, family) => expect(familyOf(id)).toBe(family))

it.each([
  ['gpt-5', 'gpt-5-2025-08-07', 'alias'],
  ['claude-3-5-haiku-latest', 'claude-3-5-haiku-20241022', 'alias'],
  ['gpt-5-2025-08-07', 'gpt-5-2026-10-14', 'date'],
  ['claude-sonnet-4-5', 'claude-sonnet-4', null],
  ['gpt-5', 'gpt-5-mini', null],
  ['gemini-2.5-flash', 'gemini-2.5-pro', null],
] as const)('%s and %s are related by %s', (a, b, relation) => {
  expect([relationOf(a, b), relationOf(b, a)]).toEqual([relation, relation])
})
