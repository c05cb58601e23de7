import { expect, it } from 'vitest'
import { pageOf, partsOf } from './about.ts'

it('knows where a remedy is at hand', () => {
  expect([pageOf('rule hold_of_nobody'), pageOf('key openai'), pageOf('prices'), pageOf('disk')]).toEqual([
    ...['limbo', 'settings', 'models', null],
  ])
})

it('tells the checks of many from those by themselves', () => {
  expect(partsOf('reply my endpoint')).toEqual({ kind: 'reply', of: 'my endpoint' })
  expect(partsOf('foreign keys')).toBeNull()
})
