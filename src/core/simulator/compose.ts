import { type Language, subjectOf } from './demoProject.ts'
import { type Entry, joined, type Layout, layOut } from './layout.ts'
import type { Segment, Source } from './passage.ts'
import { ENGLISH } from './phrases/en.ts'
import { SPANISH } from './phrases/es.ts'
import type { Phrasebook, Voice } from './phrases/types.ts'
import { Random } from './random.ts'
import { type Moment, OTHER_PRODUCTS, strengthOf, visibilityOf, WORLD_BRANDS, type WorldBrand } from './world.ts'

/** A question, and everything that its answer is a function of. */
export interface Question extends Moment {
  model: string
  prompt: string
  occurrence: number
  /** How many searches may be made; 0 without the search tool. */
  maxSearches: number
}

/** What the world answers, before any provider writes it down. */
export interface Composition {
  segments: Segment[]
  /** Pages cited, in order of first use, then pages that were found and not used. */
  sources: Source[]
  /** How many of `sources` are cited. */
  cited: number
  queries: string[]
  refused: boolean
}

const BOOKS: Record<Language, Phrasebook> = { en: ENGLISH, es: SPANISH }
const REFUSAL_RATE = 0.008
const NOTHING_FOUND_RATE = 0.05
const ALIAS_RATE = 0.12

const LAYOUT_WEIGHTS: readonly (readonly [Layout, number])[] = [
  ['numbered', 0.34],
  ['nested', 0.08],
  ['bullets', 0.16],
  ['headings', 0.12],
  ['table', 0.1],
  ['ranked prose', 0.1],
  ['prose', 0.1],
]

/** A plain list of options ranks nobody. */
const PLAIN_LAYOUTS: readonly Layout[] = ['bullets', 'bullets', 'prose', 'table']

/** Composes an answer. A pure function of the question. */
export function compose(question: Question): Composition {
  const { seed, day, provider, model, prompt, occurrence } = question
  const random = new Random(`${seed}|${day}|${provider}|${model}|${occurrence}|${question.promptId}`)
  const subject = subjectOf(prompt)
  const book = BOOKS[subject.language]
  const year = day.slice(0, 4)
  const fill = (text: string, brand = '') =>
    text
      .replaceAll('{topic}', subject.topic ?? book.anyTopic)
      .replaceAll('{year}', year)
      .replaceAll('{brand}', brand)

  if (random.chance(REFUSAL_RATE)) return refusal(book, random)

  const searches = question.maxSearches === 0 ? 0 : searchCount(question.maxSearches, random)
  const library = new Library(book, fill, random, searches > 0)
  const cast = castOf(question, subject.about, random)
  const best = random.chance(0.75)
  const entries = cast.listed.map((product) => entryOf(product, book, random, library))
  // What is plainly criticised has no place among the best; it is warned of instead.
  const warned = best ? entries.filter((entry) => entry.criticised).slice(0, Math.max(0, entries.length - 2)) : []
  const listed = entries.filter((entry) => !warned.includes(entry))

  const segments: Segment[] = []
  const say = (text: string, source: number | null = null) => segments.push({ text, source })
  if (subject.about !== null && subject.topic !== null) say(`${fill(random.pick(book.aboutIntros), subject.about)}\n\n`)
  else if (subject.about !== null) {
    const known = WORLD_BRANDS.find((brand) => brand.name === subject.about)!
    const entry = entryOf(known, book, random, library)
    say(`${known.name} ${joined(entry)}.`, entry.source)
    say('\n\n')
  }
  say(`${fill(random.pick(best ? book.bestIntros : book.plainIntros))}\n\n`)
  const layout = best ? random.weighted(LAYOUT_WEIGHTS) : random.pick(PLAIN_LAYOUTS)
  segments.push(...layOut(layout, listed, book, random))
  for (const { name, predicates, source } of warned) {
    say('\n\n')
    say(fill(random.pick(book.warnings), name).replace('{weakness}', predicates[0]!), source)
  }
  for (const product of cast.aside) say(`\n\n${fill(random.pick(book.alsoWorth), product.name)}`)
  if (cast.unknown !== null) say(`\n\n${fill(random.pick(book.nothingFound), cast.unknown.name)}`)
  if (random.chance(0.5)) {
    const points = random.sample(book.advice, random.between(3, 4))
    say(`\n\n${random.pick(book.adviceHeads)}\n\n${points.map((point) => `- ${point}`).join('\n')}`)
  }
  if (random.chance(0.7)) say(`\n\n${random.pick(book.closings)}`)

  const cited = library.sources.length
  if (searches > 0) library.addUnused()
  return {
    segments,
    sources: library.sources,
    cited,
    queries: random.sample(book.queries, searches).map((query) => fill(query)),
    refused: false,
  }
}

function refusal(book: Phrasebook, random: Random): Composition {
  return {
    segments: [{ text: random.pick(book.refusals), source: null }],
    sources: [],
    cited: 0,
    queries: [],
    refused: true,
  }
}

/** Once in twenty the model trusts what it knows and does not search. */
function searchCount(most: number, random: Random): number {
  return Math.min(
    most,
    random.weighted([
      [0, 5],
      [1, 60],
      [2, 27],
      [3, 8],
    ] as const),
  )
}

type Product = WorldBrand | { name: string }
const isTracked = (product: Product): product is WorldBrand => 'domain' in product

interface Cast {
  listed: Product[]
  /** Named after the list only. */
  aside: Product[]
  /** Named only to say that nothing was found about it. */
  unknown: Product | null
}

/** Who appears in the answer, and in which order. */
function castOf(question: Question, about: string | null, random: Random): Cast {
  const candidates = WORLD_BRANDS.filter((brand) => brand.name !== about)
  const named = candidates.filter((brand) => random.chance(visibilityOf(brand, question)))
  const silent = candidates.filter((brand) => !named.includes(brand))
  const aside = named.length >= 3 && random.chance(0.15) ? named.splice(random.between(0, named.length - 1), 1) : []
  const size = Math.max(named.length, random.between(3, 5))
  const fillers = random.sample(OTHER_PRODUCTS, size - named.length).map((name) => ({ name }))
  const gumbel = () => -Math.log(-Math.log(random.next() || 0.5))
  const listed: Product[] = [...named, ...fillers]
    .map((product) => ({
      product,
      place: (isTracked(product) ? strengthOf(product, question.progress) : -0.3) + gumbel(),
    }))
    .sort((a, b) => b.place - a.place)
    .map(({ product }) => product)
  const unknown = silent.length > 0 && random.chance(NOTHING_FOUND_RATE) ? random.pick(silent) : null
  return { listed, aside, unknown }
}

/** What is said of a product: two strengths, a strength and a weakness, one or two facts, or two weaknesses. */
function entryOf(product: Product, book: Phrasebook, random: Random, library: Library): Entry {
  const voice: Voice = book.voices[product.name] ?? book.generic
  const tones = isTracked(product) ? product.tones : ([0.35, 0.2, 0.35, 0.1] as const)
  const tone = random.weighted([
    ['praise', tones[0]],
    ['mixed', tones[1]],
    ['fact', tones[2]],
    ['criticism', tones[3]],
  ] as const)
  const alias = isTracked(product) && product.aliases.length > 0 && random.chance(ALIAS_RATE)
  const name = alias ? random.pick((product as WorldBrand).aliases) : product.name
  const source = library.cite(product)
  if (tone === 'mixed') {
    const predicates = [random.pick(voice.strengths), random.pick(voice.weaknesses)]
    return { name, predicates, joint: random.pick(book.but), source, criticised: false }
  }
  const from = tone === 'praise' ? voice.strengths : tone === 'fact' ? voice.facts : voice.weaknesses
  return {
    name,
    predicates: random.sample(from, random.between(1, tone === 'praise' ? 3 : 2)),
    joint: book.and,
    source,
    criticised: tone === 'criticism',
  }
}

/** The pages of one answer, each once, in order of first use. */
class Library {
  readonly sources: Source[] = []
  readonly #book: Phrasebook
  readonly #fill: (text: string, brand?: string) => string
  readonly #random: Random
  readonly #open: boolean

  constructor(book: Phrasebook, fill: (text: string, brand?: string) => string, random: Random, open: boolean) {
    this.#book = book
    this.#fill = fill
    this.#random = random
    this.#open = open
  }

  /** @returns the index of a page about the product, or null when nothing is cited for it. */
  cite(product: Product): number | null {
    if (!this.#open || !this.#random.chance(0.72)) return null
    const own = isTracked(product) && this.#random.chance(0.35)
    return this.#add(own ? this.#ownPage(product) : this.#review())
  }

  /** Search results that no sentence rests on. */
  addUnused(): void {
    this.#add(this.#review())
    this.#add(this.#review())
  }

  #ownPage(brand: WorldBrand): Source {
    const page = this.#random.pick(this.#book.ownPages)
    const site = this.#random.chance(0.85) ? brand.domain : `blog.${brand.domain}`
    const title = this.#fill(page.title, brand.name)
    return { url: `https://${site}${page.path}`, title, site, snippet: title }
  }

  #review(): Source {
    const site = this.#random.pick(this.#book.reviewSites)
    const title = this.#fill(site.title)
    return { url: `https://${site.domain}${site.path}`, title, site: site.domain, snippet: `${site.name}: ${title}` }
  }

  #add(source: Source): number {
    const index = this.sources.findIndex((known) => known.url === source.url)
    return index >= 0 ? index : this.sources.push(source) - 1
  }
}
