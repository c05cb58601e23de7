/** What can be said of one product. Each is a predicate: it follows the product's name, or a pronoun, and has no full stop. */
export interface Voice {
  strengths: readonly string[]
  weaknesses: readonly string[]
  facts: readonly string[]
}

/**
 * The sentences of one language. `{topic}` stands for what the question is about, `{brand}` for a name, `{year}` for
 * the year of the day.
 */
export interface Phrasebook {
  /** Before a ranked list of recommendations. */
  bestIntros: readonly string[]
  /** Before a plain list of options. */
  plainIntros: readonly string[]
  /** What stands for `{topic}` when the question is not one of the demo's. */
  anyTopic: string
  /** Openers of an answer about a product that the question names. */
  aboutIntros: readonly string[]
  /** Ordinals in prose, first to last, each followed by a sentence about the product. */
  ordinals: readonly string[]
  alsoWorth: readonly string[]
  /** Advice against a product, for the reason that stands for `{weakness}`. */
  warnings: readonly string[]
  nothingFound: readonly string[]
  /** Over a list of points that names no product. */
  adviceHeads: readonly string[]
  advice: readonly string[]
  closings: readonly string[]
  refusals: readonly string[]
  /** Joins praise and a reservation. */
  but: readonly string[]
  and: string
  pronoun: string
  tableHead: readonly [string, string, string]
  generic: Voice
  voices: Readonly<Record<string, Voice>>
  /** Sites that review products: name, domain, title of the page cited. */
  reviewSites: readonly { name: string; domain: string; path: string; title: string }[]
  /** Titles of pages on a product's own site, with their paths. */
  ownPages: readonly { path: string; title: string }[]
  queries: readonly string[]
}
