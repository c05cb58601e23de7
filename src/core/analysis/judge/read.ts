import { z } from 'zod'
import type { Span } from '../types.ts'
import { JUDGED_SENTIMENTS, type JudgedBrand, type JudgedSentiment, MAX_JUDGED_LENGTH } from './prompt.ts'
import { quoteFinder } from './quote.ts'

/** What the judge made of one brand. A judgement without its evidence in the answer counts for nothing: `unscored`. */
export interface Judgement {
  sentiment: JudgedSentiment | 'unscored'
  /** The quoted passage, in UTF-16 code units of the answer; null exactly when unscored. */
  evidence: Span | null
}

export interface JudgementReading {
  /** One judgement for each brand that was asked about, by its name. */
  perBrand: Map<string, Judgement>
  /** One sentence for each thing that was wrong with the reply; empty when all of it could be used. */
  problems: string[]
}

const replySchema = z.object({ judgements: z.array(z.unknown()) })
const claimSchema = z.object({
  brand: z.string(),
  sentiment: z.string().trim().toLowerCase().pipe(z.enum(JUDGED_SENTIMENTS)),
  quote: z.string(),
})

/**
 * Reads a judge's reply. Never throws: what cannot be read, or is not borne out by the answer, leaves its brand
 * unscored, with a problem that says why.
 */
export function readJudgement(
  replyText: string,
  context: { answer: string; brands: readonly JudgedBrand[] },
): JudgementReading {
  const problems: string[] = []
  const { claims, readable } = readClaims(replyText, context.brands, problems)
  const findQuote = quoteFinder(context.answer.slice(0, MAX_JUDGED_LENGTH))
  const judge = (name: string): Judgement => {
    const own = claims.get(name) ?? []
    const evidence = own.map(({ quote }) => findQuote(quote)).find((span) => span !== null) ?? null
    if (own.length === 0) {
      if (readable) problems.push(`The judge said nothing usable about "${name}"; it stays unscored.`)
    } else if (own.some(({ sentiment }) => sentiment !== own[0]!.sentiment)) {
      problems.push(`The judge judged "${name}" twice and differently; it stays unscored.`)
    } else if (evidence === null) {
      problems.push(`The passage quoted for "${name}" is not in the answer; it stays unscored.`)
    } else {
      return { sentiment: own[0]!.sentiment, evidence }
    }
    return { sentiment: 'unscored', evidence: null }
  }
  return { perBrand: new Map(context.brands.map(({ name }) => [name, judge(name)])), problems }
}

type Claim = z.infer<typeof claimSchema>

/** What the reply claims of each brand; what cannot be read goes to `problems`. */
function readClaims(replyText: string, brands: readonly JudgedBrand[], problems: string[]) {
  const claims = new Map<string, Claim[]>()
  const items = readItems(replyText)
  if (items === null) {
    problems.push('The judge did not reply with the JSON it was asked for; every brand stays unscored.')
    return { claims, readable: false }
  }
  const nameOf = brandNames(brands)
  for (const item of items) {
    const parsed = claimSchema.safeParse(item)
    if (!parsed.success) {
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || 'judgement').join(', ')
      problems.push(`A judgement in the reply was not of the agreed shape (${where}) and was left out.`)
      continue
    }
    const name = nameOf.get(foldName(parsed.data.brand))
    if (name === undefined) problems.push(`The judge spoke of "${parsed.data.brand}", which it was not asked about.`)
    else claims.set(name, [...(claims.get(name) ?? []), parsed.data])
  }
  return { claims, readable: true }
}

/** The judgements of a reply, from bare JSON, a code fence, or JSON with words around it; null when there is none. */
function readItems(replyText: string): unknown[] | null {
  const open = replyText.indexOf('{')
  const close = replyText.lastIndexOf('}')
  if (open === -1 || close < open) return null
  try {
    const reply = replySchema.safeParse(JSON.parse(replyText.slice(open, close + 1)))
    return reply.success ? reply.data.judgements : null
  } catch {
    return null
  }
}

const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** Names win over aliases, and the first brand that claims an alias keeps it. */
function brandNames(brands: readonly JudgedBrand[]): Map<string, string> {
  const names = new Map<string, string>()
  const claim = (spelling: string, name: string) => {
    const folded = foldName(spelling)
    if (!names.has(folded)) names.set(folded, name)
  }
  for (const { name } of brands) claim(name, name)
  for (const { name, aliases } of brands) for (const alias of aliases) claim(alias, name)
  return names
}
