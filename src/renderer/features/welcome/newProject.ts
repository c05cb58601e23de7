import type { NewProject } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Mistakes } from '../../ui/useForm.ts'
import { NEW_SETTINGS, type SettingsValues, settingsMistakes, settingsOf } from '../projects/settingsForm.ts'

/** A project on its way to be made, as its form holds it. */
export interface NewProjectValues extends SettingsValues {
  brand: string
  aliases: string[]
  domains: string[]
  /** One competitor a line. */
  competitors: string
  /** Suggestions that were taken, by their text. */
  taken: string[]
  /** One question a line. */
  own: string
}

export const EMPTY_PROJECT: NewProjectValues = {
  ...NEW_SETTINGS,
  ...{ brand: '', aliases: [], domains: [], competitors: '', taken: [], own: '' },
}

const DOMAIN = /^(https?:\/\/)?([\p{L}\p{N}-]+\.)+\p{L}{2,}(\/\S*)?$/u

export type BrandLine = NewProject['brand']

/** A brand as one writes it in a line: its name, which may hold commas, then the domains that follow it. */
export function readBrandLine(line: string): BrandLine {
  const parts = line.split(',').map((part) => part.trim())
  const domains: string[] = []
  while (parts.length > 1 && DOMAIN.test(parts.at(-1)!)) domains.unshift(parts.pop()!)
  return { name: parts.join(', '), aliases: [], domains }
}

/** Lines that say something, each once. */
const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

export const competitorsOf = ({ competitors }: Pick<NewProjectValues, 'competitors'>): BrandLine[] =>
  linesOf(competitors).map(readBrandLine)

/** The questions that were taken or written, each once. */
export const questionsOf = ({ taken, own }: NewProjectValues): string[] => [...new Set([...taken, ...linesOf(own)])]

/** The competitors field with more names below what stands in it, each once. */
export function competitorsWith(values: Pick<NewProjectValues, 'competitors'>, names: readonly string[]): string {
  const known = new Set(linesOf(values.competitors).map((line) => readBrandLine(line).name.toLowerCase()))
  return [...linesOf(values.competitors), ...names.filter((name) => !known.has(name.toLowerCase()))].join('\n')
}

/** The questions taken once a model has suggested its own: those, and what the user took beyond the templates. */
export function takenWith(
  taken: readonly string[],
  templates: NewProject['prompts'],
  suggested: NewProject['prompts'],
): string[] {
  const ofTemplates = new Set(templates.map(({ text }) => text))
  return [...new Set([...suggested.map(({ text }) => text), ...taken.filter((text) => !ofTemplates.has(text))])]
}

/** What is wrong so far, in each field's own words. */
export function newProjectMistakes(values: NewProjectValues, t: Messages): Mistakes<NewProjectValues> {
  const { missing, domain, twice } = t.projects.mistakes
  const found: Mistakes<NewProjectValues> = settingsMistakes({ ...values, name: nameOf(values) || 'x' }, t)
  const badDomain = values.domains.find((text) => !DOMAIN.test(text))
  const names = [values.brand, ...competitorsOf(values).map(({ name }) => name)].map((name) =>
    name.trim().toLowerCase(),
  )
  const repeated = competitorsOf(values).find(
    ({ name }) => names.filter((one) => one === name.toLowerCase()).length > 1,
  )
  if (!values.brand.trim()) found.brand = missing(t.welcome.brand.name)
  if (badDomain) found.domains = domain(badDomain)
  if (repeated) found.competitors = twice(repeated.name)
  if (questionsOf(values).length === 0) found.own = t.welcome.questions.none
  if (values.models.length === 0) found.models = t.welcome.models.none
  return found
}

/** The project's name; its brand's while none was given. */
export const nameOf = ({ name, brand }: NewProjectValues): string => name.trim() || brand.trim()

/** @param suggestions give the tags of the questions that were taken */
export function newProjectOf(values: NewProjectValues, suggestions: NewProject['prompts']): NewProject {
  const { brand, aliases, domains, competitors, taken, own, ...settings } = values
  const tagsOf = new Map(suggestions.map(({ text, tags }) => [text, tags]))
  return {
    ...settingsOf({ ...settings, name: nameOf(values) }),
    brand: { name: brand.trim(), aliases, domains },
    competitors: competitorsOf(values),
    prompts: questionsOf(values).map((text) => ({ text, tags: tagsOf.get(text) ?? [] })),
  }
}
