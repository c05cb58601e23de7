import { UserError } from '../../errors.ts'
import {
  type BrandEntry,
  checkBrand,
  findProject,
  markChanged,
  nameKey,
  projectById,
  rescoreHint,
  storedBrands,
  writeBrands,
} from '../../projects/index.ts'
import { splitNames, splitWords } from '../lists.ts'
import { readIsOwn } from '../words.ts'
import {
  createRepeats,
  type Decision,
  type Fault,
  faultOf,
  type Given,
  type Importer,
  type ImportPorts,
  quoted,
} from './kind.ts'

type Brand = BrandEntry & { id: number | null; isOwn: boolean; position: number }

/**
 * Brands of one project: competitors to add, and other names and domains of brands that are there. A row is the brand of
 * its name; a cell that is filled replaces what is stored. A brand that the file does not have stays as it is.
 * @throws UserError `not_found` when there is no such project
 */
export function importBrands({ db, clock }: ImportPorts, projectName: string | undefined): Importer<Brand> {
  const project = findProject(db, projectName)
  let revision = project.brandSetRevision
  const rows = storedBrands(db, project.id)
  const taken = createTaken(rows.filter((brand) => brand.removedAt === null))
  const removed = new Map(rows.filter((brand) => brand.removedAt !== null).map((brand) => [nameKey(brand.name), brand]))
  const own = rows.find((brand) => brand.isOwn && brand.removedAt === null)
  const repeated = createRepeats()
  let position = Math.max(-1, ...rows.map((brand) => brand.position)) + 1

  /** The brand as it would be stored, or what keeps it from being. */
  function decideBrand(entry: BrandEntry, said: Said, row: number): Decision<Brand> {
    const before = taken.named(entry.name)
    const faults = [...roleFaults(before, entry, said), ...taken.conflicts(before, entry)]
    if (faults.length > 0) return { outcome: 'bad', faults }
    const repeat = repeated(row, nameKey(entry.name), said)
    if (repeat) return { outcome: 'duplicate', ...repeat }
    const after: Brand = {
      id: before?.id ?? removed.get(nameKey(entry.name))?.id ?? null,
      name: entry.name,
      aliases: said.aliases || !before ? entry.aliases : before.aliases,
      domains: said.domains || !before ? entry.domains : before.domains,
      isOwn: before?.isOwn ?? false,
      position: before?.position ?? position++,
    }
    if (before && same(before, after)) return { outcome: 'unchanged' }
    taken.put(before, after)
    return { outcome: before ? 'updated' : 'added', change: after }
  }

  function roleFaults(before: Brand | null, entry: BrandEntry, { isOwn }: Said): Fault[] {
    if (before && nameKey(before.name) !== nameKey(entry.name)) {
      return [{ field: 'name', reason: `${quoted(entry.name)} is another name of ${quoted(before.name)} already.` }]
    }
    if (isOwn === undefined || isOwn === (before?.isOwn ?? false)) return []
    const reason = isOwn
      ? `The own brand of the project is ${quoted(own?.name ?? '')}; it is changed in the project.`
      : `${quoted(entry.name)} is the own brand of the project, and no competitor.`
    return [{ field: 'role', reason }]
  }

  return {
    batch: 500,

    decide(given): Decision<Brand> {
      const { said, faults } = read(given)
      const json = { name: given.line('name') ?? '', aliases: said.aliases ?? [], domains: said.domains ?? [] }
      const { entry, mistakes } = checkBrand(json)
      faults.push(...(mistakes ?? []).map((mistake) => faultOf(json, mistake)))
      if (entry === null || faults.length > 0) return { outcome: 'bad', faults }
      return decideBrand(entry, said, given.row)
    },

    write(changes) {
      if (projectById(db, project.id).brandSetRevision !== revision) throw changedMeanwhile(project.name)
      writeBrands(db, project.id, { keep: [...changes], remove: [] }, clock.now())
      markChanged(db, project.id, { brands: true }, clock.now())
    },

    written() {
      revision += 1
    },

    advice() {
      const hint = rescoreHint(db, project)
      return hint && `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`
    },
  }
}

/** What a row says beside the name; undefined for what it leaves as it is. */
interface Said {
  aliases: string[] | undefined
  domains: string[] | undefined
  isOwn: boolean | undefined
}

function read(given: Given): { said: Said; faults: Fault[] } {
  const aliases = given.text('aliases')
  const domains = given.text('domains')
  const role = given.line('role')
  const isOwn = role === null ? undefined : readIsOwn(role)
  return {
    said: {
      aliases: aliases === null ? undefined : splitNames(aliases),
      domains: domains === null ? undefined : splitWords(domains),
      isOwn: isOwn ?? undefined,
    },
    faults:
      role !== null && isOwn === null
        ? [{ field: 'role', reason: `${quoted(role)} is neither "own" nor "competitor".` }]
        : [],
  }
}

/** Which names and domains are whose: an answer could not tell two brands apart that share one. */
function createTaken(brands: readonly Brand[]) {
  const names = new Map<string, Brand>()
  const domains = new Map<string, Brand>()
  const put = (before: Brand | null, after: Brand) => {
    for (const name of before ? namesOf(before) : []) names.delete(name)
    for (const domain of before?.domains ?? []) domains.delete(domain)
    for (const name of namesOf(after)) names.set(name, after)
    for (const domain of after.domains) domains.set(domain, after)
  }
  for (const brand of brands) put(null, brand)
  return {
    put,
    named: (name: string): Brand | null => names.get(nameKey(name)) ?? null,

    conflicts(self: Brand | null, entry: BrandEntry): Fault[] {
      const faults: Fault[] = []
      const compare = (field: string, text: string, owner: Brand | undefined) => {
        if (!owner || owner === self) return
        faults.push({ field, reason: `${quoted(text)} belongs to the brand ${quoted(owner.name)} already.` })
      }
      for (const alias of entry.aliases) compare('aliases', alias, names.get(nameKey(alias)))
      for (const domain of entry.domains) compare('domains', domain, domains.get(domain))
      return faults
    },
  }
}

const namesOf = ({ name, aliases }: Brand): string[] => [name, ...aliases].map(nameKey)

const same = (a: Brand, b: Brand): boolean =>
  a.name === b.name && JSON.stringify([a.aliases, a.domains]) === JSON.stringify([b.aliases, b.domains])

const changedMeanwhile = (name: string) =>
  new UserError(
    'conflict',
    `Another program changed the brands of "${name}" during the import. What was imported until then is kept; import the file again for the rest.`,
  )
