import { expect, it } from 'vitest'
import { pageOf, partsOf, remedyParts, withInstants } from './about.ts'

it('knows where a remedy is at hand', () => {
  expect([pageOf('rule hold_of_nobody'), pageOf('key openai'), pageOf('prices'), pageOf('disk')]).toEqual([
    ...['limbo', 'settings', 'models', null],
  ])
})

it('tells the checks of many from those by themselves', () => {
  expect(partsOf('reply my endpoint')).toEqual({ kind: 'reply', of: 'my endpoint' })
  expect(partsOf('foreign keys')).toBeNull()
})

it('tells what is typed from words', () => {
  expect(remedyParts('Take it: `chmod 700 x`')).toEqual([
    { text: 'Take it: ', isCode: false },
    { text: 'chmod 700 x', isCode: true },
  ])
  expect(remedyParts('')).toEqual([])
})

it('says instants as the home reads them', () => {
  expect(withInstants('next 2026-11-20T12:00:00.000Z, last on 2026-11-19', (at) => `<${at}>`)).toBe(
    `next <${Date.UTC(2026, 10, 20, 12)}>, last on 2026-11-19`,
  )
})
