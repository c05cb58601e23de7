/** Entries by weight. */
export type Judgements = readonly (readonly [weight: number, entries: string])[]

/**
 * A language's own words of judgement, beside its library's. Entries stand between commas and line breaks, folded (lower case, no
 * accents). In an entry `@` is a naming of a brand, `word*` any word that begins so, `*word` one that ends so, `_` any one word and
 * `(a|b c)` either way.
 */
export interface LexiconSource {
  /** Entries by weight: the sign is the direction, 3 a plain recommendation, 2 strong praise, 1 praise, 0.5 a hint. */
  readonly valence: Judgements
  /** What the library rates but says nothing of a product ("sorry", "interest"). */
  readonly silent: string
  /** Words of plain statements about a product. Where they stand and nothing judges, the answer is neutral. */
  readonly facts: string
  /** Praise whatever follows them, unless that has a weight of its own ("the most"). */
  readonly superlatives: string
  /** Turn round what follows them. */
  readonly negators: string
  /** Negators that turn a comparison into the highest praise ("nobody makes it simpler"). */
  readonly nobody: string
  /** Turn praise that stands right behind them into criticism ("too simple"). */
  readonly excess: string
  /** Weaken what stands right behind them ("slightly"). */
  readonly hedges: string
  /** Open a condition: what is said up to the next comma is about the reader. */
  readonly conditions: string
  /** Open a new statement. */
  readonly connectors: string
  /** Open a statement that stands against the one before. */
  readonly contrasts: string
  /** Set what is said of one against what was said of another. */
  readonly oppositions: string
  /** Introduce a reservation made in passing. */
  readonly caveats: string
  /** Begin a sentence about the reader, about all brands together, or about another matter. */
  readonly general: string
  /** Set something aside: what is said up to the next comma does not count ("despite"). */
  readonly setAside: string
  /** Stand before a brand that lacks what is said of the other. */
  readonly unlike: string
  /** Point at one of two named together. */
  readonly former: string
  readonly latter: string
  /** Stand before a brand that is only compared with, or gone from ("than @"). */
  readonly comparisons: string
  /** Stand before a brand that is only a circumstance of what is said of another ("connects to @"). */
  readonly prepositions: string
  /** Begin a sentence that goes on about the brand before. */
  readonly pronouns: string
  /** Say what a list is a list of, in the words that lead to it. */
  readonly lists: { readonly best: string; readonly plain: string; readonly worst: string }
  /** Labels and table headers, whole, over what speaks for or against. */
  readonly labels: { readonly pro: string; readonly con: string }
}
