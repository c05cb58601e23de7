import type { ProjectSettings } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Mistakes } from '../../ui/useForm.ts'

/** A project's settings as its form holds them: numbers and absent texts as what was typed. */
export interface SettingsValues {
  name: string
  industry: string
  language: string
  country: string
  models: string[]
  search: boolean
  samples: string
  maxOutputTokens: string
  judge: string
  active: boolean
}

export const valuesOf = (settings: ProjectSettings): SettingsValues => ({
  ...settings,
  industry: settings.industry ?? '',
  country: settings.country ?? '',
  judge: settings.judge ?? '',
  samples: String(settings.samples),
  maxOutputTokens: String(settings.maxOutputTokens),
})

export const settingsOf = (values: SettingsValues): ProjectSettings => ({
  ...values,
  name: values.name.trim(),
  industry: values.industry.trim() || null,
  country: values.country.trim() || null,
  judge: values.judge || null,
  samples: Number(values.samples),
  maxOutputTokens: Number(values.maxOutputTokens),
})

export const NEW_SETTINGS: SettingsValues = {
  ...{ name: '', industry: '', language: 'en', country: '', models: [], search: true },
  ...{ samples: '1', maxOutputTokens: '4096', judge: '', active: true },
}

const LONGEST_NAME = 200
const MOST_SAMPLES = 100
const MOST_TOKENS = 1_000_000

const isWhole = (text: string, most: number) => /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most

/** What is wrong with the settings, in each field's own words. */
export function settingsMistakes(values: SettingsValues, t: Messages): Mistakes<SettingsValues> {
  const { fields, mistakes } = t.projects
  const found: Mistakes<SettingsValues> = {}
  if (!values.name.trim()) found.name = mistakes.missing(fields.name)
  else if (values.name.length > LONGEST_NAME) found.name = mistakes.long(fields.name)
  if (values.industry.length > LONGEST_NAME) found.industry = mistakes.long(fields.industry)
  if (values.country.trim() && !/^[a-z]{2}$/i.test(values.country.trim())) found.country = mistakes.country
  if (!isWhole(values.samples, MOST_SAMPLES)) found.samples = mistakes.whole(fields.samples, MOST_SAMPLES)
  if (!isWhole(values.maxOutputTokens, MOST_TOKENS)) {
    found.maxOutputTokens = mistakes.whole(fields.maxOutputTokens, MOST_TOKENS)
  }
  return found
}
