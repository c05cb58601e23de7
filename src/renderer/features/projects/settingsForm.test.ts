import { describe, expect, it } from 'vitest'
import { en } from '../../i18n/en.ts'
import { createFormat } from '../../i18n/format.ts'
import { NEW_SETTINGS, settingsMistakes, settingsOf, valuesOf } from './settingsForm.ts'

const t = en(createFormat('en'))

describe("a project's settings in a form", () => {
  it('come back as they were', () => {
    const settings = settingsOf({ ...NEW_SETTINGS, name: ' Acme ', industry: 'CRM', country: 'us' })
    expect(settings).toMatchObject({ name: 'Acme', industry: 'CRM', country: 'us', judge: null, samples: 1 })
    expect(settingsOf(valuesOf(settings))).toEqual(settings)
  })

  it('say what is wrong in the words of the field', () => {
    const wrong = { ...NEW_SETTINGS, name: ' ', country: 'Spain', samples: '0', maxOutputTokens: '1e3' }
    expect(settingsMistakes(wrong, t)).toEqual({
      name: 'Name must not be empty.',
      country: 'A country is two letters, such as “US” or “ES”.',
      samples: 'Samples must be a whole number from 1 to 100.',
      maxOutputTokens: 'Longest answer, in tokens must be a whole number from 1 to 1,000,000.',
    })
    expect(settingsMistakes({ ...NEW_SETTINGS, name: 'Acme' }, t)).toEqual({})
  })
})
