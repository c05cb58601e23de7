import { existsSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTerminal, type Terminal } from './support.ts'

let terminal: Terminal
beforeEach(() => {
  terminal = openTerminal()
})
afterEach(() => terminal.close())

const brands = [
  { name: 'Acme', aliases: ['Acme CRM'], domains: ['acme.com'] },
  { name: 'Globex', aliases: [], domains: ['globex.com'] },
]
const line = (value: unknown) => `${JSON.stringify(value)}\n`

it('measures line by line, in order, and touches no home', async () => {
  const input =
    line({ id: 'one', answer: 'The best CRMs:\n\n1. Globex\n2. Acme CRM, which is excellent', brands }) +
    line({ id: 2, answer: 'See https://acme.com for more.', brands })
  const { code, stdout, stderr } = await terminal.run(['analyze', '--jsonl'], { input })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [one, two] = stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
  expect(one).toMatchObject({
    id: 'one',
    brands: {
      Globex: { state: 'named', mentioned: true, count: 1, rank: 1 },
      Acme: { state: 'named', rank: 2, firstOffset: 29 },
    },
  })
  expect(Object.keys(one.brands.Acme)).toEqual([
    'state',
    'mentioned',
    'count',
    'firstOffset',
    'rank',
    'sentiment',
    'sentimentMethod',
  ])
  expect(two).toEqual({
    id: 2,
    brands: {
      Acme: {
        ...{ state: 'linked_only', mentioned: false, count: 0, firstOffset: null, rank: null },
        ...{ sentiment: 'none', sentimentMethod: null },
      },
      Globex: {
        ...{ state: 'absent', mentioned: false, count: 0, firstOffset: null, rank: null },
        ...{ sentiment: 'none', sentimentMethod: null },
      },
    },
  })
  expect(existsSync(terminal.home)).toBe(false)
})

it('names bad lines by their number, measures the others, and ends with 1', async () => {
  const good = (id: string) => line({ id, answer: 'Acme is fine.', brands })
  const input = `${good('a')}not json\n\n${line({ id: 'b', brands })}${good('c')}`
  const { code, stdout, stderr } = await terminal.run(['analyze', '--jsonl'], { input })
  expect(code).toBe(1)
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text).id),
  ).toEqual(['a', 'c'])
  expect(stderr).toMatch(/^Line 2 was left out: .*\nLine 4 was left out: answer: .*\n$/)
})

it('keeps a brand that is called like a part of every object', async () => {
  const input = line({ id: 'x', answer: 'I like __proto__ and Acme.', brands: [{ name: '__proto__' }, brands[0]] })
  const { stdout } = await terminal.run(['analyze', '--jsonl'], { input })
  expect(stdout).toContain('"__proto__":{"state":')
})
