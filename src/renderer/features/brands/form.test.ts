import { expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { brandMistakes, isOther } from './form.ts'

const t = en(createFormat('en'))
const values = { name: 'Acme', aliases: ['Acme CRM'], domains: ['acme.com'] }

it('says what is wrong with a brand at the field that has it', () => {
  expect(brandMistakes(values, t)).toEqual({})
  expect(brandMistakes({ ...values, name: ' ' }, t)).toEqual({ name: 'The name must not be empty.' })
  expect(brandMistakes({ ...values, name: 'x'.repeat(201) }, t)).toHaveProperty('name')
  expect(brandMistakes({ ...values, domains: ['acme.com', 'acme'] }, t)).toEqual({
    domains: '“acme” is not a web domain such as acme.com.',
  })
  expect(brandMistakes({ ...values, domains: ['a@acme.com'] }, t)).toHaveProperty('domains')
})

it('knows whether anything is changed', () => {
  const brand = { ...values, brandId: 1, isOwn: true }
  expect(isOther({ ...values, name: 'Acme ' }, brand)).toBe(false)
  expect(isOther({ ...values, aliases: [] }, brand)).toBe(true)
  expect(isOther({ ...values, domains: ['acme.com', 'acme.io'] }, brand)).toBe(true)
  expect(isOther(values, null)).toBe(true)
})
