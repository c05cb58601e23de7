import { UserError } from '../../errors.ts'
import { domainOf, liveProjects, nameKey, promptKey } from '../../projects/index.ts'
import { splitCompetitors, splitNames, splitPrompts, splitWords } from '../lists.ts'
import { findCountry, findLanguage } from '../placeNames.ts'
import { readYesNo } from '../words.ts'
import {
  createRepeats,
  type Decision,
  defined,
  type Fault,
  faultOf,
  type Given,
  type Importer,
  type ImportPorts,
  notYesNo,
} from './kind.ts'

type File = ReturnType<ImportPorts['projects']['exportFile']>
type Brand = File['brand']
type Planned = ReturnType<ImportPorts['projects']['preview']>

/** What a row says, as far as it says it. */
interface Said {
  name: string
  brand: Partial<Brand>
  competitors: { name: string; domains: string[] | null }[]
  prompts: string[]
  settings: Record<string, unknown>
}

/**
 * Whole projects, one a row. A filled cell sets what it names; competitors and prompts are added to those that are there.
 * Nothing is taken away, and a project that the file does not have stays as it is.
 */
export function importProjects({ db, projects }: ImportPorts): Importer<Planned['file']> {
  const stored = new Map(liveProjects(db).map(({ name }) => [nameKey(name), name]))
  const repeated = createRepeats()

  return {
    batch: 80,

    decide(given): Decision<Planned['file']> {
      const { said, faults } = read(given)
      const key = nameKey(said.name)
      const known = stored.get(key)
      const file = merge(known === undefined ? null : projects.exportFile(known), said)
      const { planned, faults: more } = previewOf(() => projects.preview(file), file)
      faults.push(...more)
      if (planned === null || faults.length > 0) return { outcome: 'bad', faults }
      const repeat = repeated(given.row, key, { ...said, name: key })
      if (repeat) return { outcome: 'duplicate', ...repeat }
      if (planned.outcome === 'unchanged') return { outcome: 'unchanged' }
      return { outcome: planned.outcome, change: planned.file }
    },

    write(files) {
      for (const file of files) projects.applyReadInTransaction(file)
    },
  }
}

function read(given: Given): { said: Said; faults: Fault[] } {
  const faults: Fault[] = []
  const one = <T>(field: string, as: (text: string) => T): T | undefined => {
    const text = given.text(field)
    return text === null ? undefined : as(text)
  }
  const yesNo = (field: string) => (text: string) => {
    const said = readYesNo(text)
    if (said === null) faults.push(notYesNo(field, text))
    return said ?? undefined
  }
  const said = {
    name: given.line('name') ?? '',
    brand: defined({
      name: given.line('brand') ?? undefined,
      aliases: one('aliases', splitNames),
      domains: one('domains', splitWords),
    }),
    competitors: one('competitors', splitCompetitors) ?? [],
    prompts: one('prompts', splitPrompts) ?? [],
    settings: defined({
      industry: given.line('industry') ?? undefined,
      language: one('language', (text) => findLanguage(text) ?? text),
      country: one('country', (text) => findCountry(text) ?? text),
      models: one('models', (text) => [...new Set(splitWords(text))]),
      active: one('active', yesNo('active')),
      search: one('search', yesNo('search')),
      samples: one('samples', (text) => (/^\d+$/.test(text) ? Number(text) : text)),
    }),
  }
  return { said, faults }
}

function merge(stored: File | null, said: Said): object {
  return {
    ...(stored ?? { name: said.name }),
    ...said.settings,
    brand: { ...stored?.brand, ...said.brand },
    competitors: mergeCompetitors(stored?.competitors ?? [], said.competitors),
    prompts: mergePrompts(stored?.prompts ?? [], said.prompts),
  }
}

function mergeCompetitors(stored: readonly Brand[], said: Said['competitors']): Brand[] {
  const merged = new Map(stored.map((brand) => [nameKey(brand.name), brand]))
  for (const { name, domains } of said) {
    const before = merged.get(nameKey(name)) ?? { name, aliases: [], domains: [] }
    const known = new Set(before.domains)
    const more = (domains ?? []).filter((domain) => !known.has(domainOf(domain) ?? domain))
    merged.set(nameKey(name), { ...before, domains: [...before.domains, ...more] })
  }
  return [...merged.values()]
}

function mergePrompts(stored: File['prompts'], said: readonly string[]): { text: string }[] {
  const keys = new Set(stored.map(({ text }) => promptKey(text)))
  const more = said.filter((text) => !keys.has(promptKey(text)) && keys.add(promptKey(text)))
  return [...stored, ...more.map((text) => ({ text }))]
}

/** Where a mistake in a project's file is, by the field of the row that it comes from. */
const FIELDS: Readonly<Record<string, string>> = {
  'brand.name': 'brand',
  'brand.aliases': 'aliases',
  'brand.domains': 'domains',
}

function previewOf(preview: () => Planned, file: object): { planned: Planned | null; faults: Fault[] } {
  try {
    return { planned: preview(), faults: [] }
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'bad_input') throw error
    return { planned: null, faults: error.details.map((detail) => faultAt(file, detail)) }
  }
}

/** @param detail a mistake as a project's file has it: its path, which means nothing in a table, a colon, what is wrong */
function faultAt(file: object, detail: string): Fault {
  const [, where = '', message = detail] = /^(\S+): (.*)$/s.exec(detail) ?? []
  const path = where.split(/[.[\]]+/).filter((key) => key !== '')
  const [first = '', second = ''] = path
  const field = FIELDS[`${first}.${second}`] ?? first
  if (first === 'brand' && path.length <= 2 && message === 'is missing') {
    return { field: 'brand', reason: 'The name of the brand is missing, and a new project needs one.' }
  }
  if (message.startsWith('there is no provider')) return { field, reason: `T${message.slice(1)}.` }
  return { ...faultOf(file, { path, message: message.replace(/, also at \S+$/, '') }), field }
}
