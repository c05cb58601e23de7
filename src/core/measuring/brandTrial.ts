import { analyzeAnswer, compileBrands, domainMatches, fold, type MentionState, type Span } from '../analysis/index.ts'
import type { Db } from '../db/index.ts'
import { type AnswerToMeasure, createAnalysisStore } from './analysisStore.ts'
import { type BrandIdentityOf, createBrandSets, type ProjectBrands } from './brandSets.ts'
import { type MentionRow, measure } from './measure.ts'

/** One brand before and after; null where there is none. A brand that is new has the id 0. */
export interface TriedBrand {
  before: BrandIdentityOf | null
  after: BrandIdentityOf | null
}

/** What a change of brands does to one answer that it could change. */
export interface Trial {
  answer: AnswerToMeasure
  /** The brand's state. */
  before: MentionState | null
  after: MentionState | null
  /** Whether any brand is read differently. */
  changed: boolean
  namings: readonly Span[]
}

/** Answers read in one go, between which others have their turn. */
const BATCH = 100

/** Tries a change of one brand on past answers. Nothing is written. */
export function createBrandTrial(db: Db) {
  const store = createAnalysisStore(db)
  const sets = createBrandSets(db)
  const answered = 'FROM answers a JOIN analyses n ON n.answer_id = a.id WHERE a.project_id = ?'
  const count = db.sqlite.prepare(`SELECT COUNT(*) ${answered}`).pluck()
  const page = db.sqlite.prepare(`SELECT a.id ${answered} AND a.id < ? ORDER BY a.id DESC LIMIT ${BATCH}`).pluck()

  function tryOne(answer: AnswerToMeasure, now: ProjectBrands, then: ProjectBrands, brand: TriedBrand): Trial {
    const judged = answer.judge !== null
    const [before, after] = [measure(answer, now, judged).mentions, measure(answer, then, judged).mentions]
    const id = brand.after?.id ?? brand.before?.id
    const stateIn = (mentions: typeof before) => mentions.find(({ brandId }) => brandId === id)?.state ?? null
    const [was, is] = [stateIn(before), stateIn(after)]
    const set = is === 'named' || was !== 'named' ? then : now
    return {
      answer,
      before: was,
      after: is,
      changed: said(before) !== said(after),
      namings: namingsIn(answer, set, id),
    }
  }

  return {
    /** How many past answers a project has. */
    count: (projectId: number) => count.get(projectId) as number,

    /**
     * Goes through the answers of a project, the newest first. @returns batch by batch how many were looked at, and what
     * the change does to those that hold a changed name or cite a changed domain: no other can change
     */
    async *run(
      projectId: number,
      brand: TriedBrand,
      signal?: AbortSignal,
    ): AsyncGenerator<{ looked: number; trials: Trial[] }> {
      const now = sets.of(projectId)
      const then = setWith(now, brand)
      const canChange = changeable(brand)
      let last = Number.MAX_SAFE_INTEGER
      while (!signal?.aborted) {
        const ids = page.all(projectId, last) as number[]
        if (ids.length === 0) return
        last = ids.at(-1)!
        const answers = ids.map((id) => store.read(id)).filter(canChange)
        yield { looked: ids.length, trials: answers.map((answer) => tryOne(answer, now, then, brand)) }
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

function setWith(set: ProjectBrands, { before, after }: TriedBrand): ProjectBrands {
  const brands = before
    ? set.brands.flatMap((brand) => (brand.id === before.id ? (after ?? []) : brand))
    : [...set.brands, ...(after ? [after] : [])]
  return { ...set, brands, compiled: compileBrands(brands) }
}

function namingsIn(answer: AnswerToMeasure, set: ProjectBrands, brandId: number | undefined): readonly Span[] {
  const at = set.brands.findIndex(({ id }) => id === brandId)
  const options = { refused: answer.status === 'refused', language: set.language }
  return at < 0 ? [] : (analyzeAnswer(answer.text, set.compiled, options).findings[at]?.namings ?? [])
}

/** What an answer says of brands. A brand of which it says nothing is as good as none. */
const said = (mentions: readonly MentionRow[]): string =>
  JSON.stringify(mentions.filter(({ state }) => state !== 'absent' && state !== 'refused'))

/**
 * Whether an answer can be changed by what changes of a brand's names and domains. Names are looked for by their letters
 * and digits alone, because spaces, hyphens and emphasis may stand within a name; an answer with HTML's characters by name
 * is always taken.
 */
function changeable({ before, after }: TriedBrand): (answer: Pick<AnswerToMeasure, 'text' | 'citations'>) => boolean {
  const names = apart(namesOf(before), namesOf(after))
  const domains = apart(before?.domains ?? [], after?.domains ?? [])
  const wanted = [...names, ...domains].map(lettersOf)
  return ({ text, citations }) => {
    if (wanted.length === 0) return false
    if (/&#?\w+;/.test(text)) return true
    const letters = lettersOf(text)
    if (wanted.some((name) => letters.includes(name))) return true
    return citations.some(({ url, domain, domainFrom }) =>
      domainMatches(domainFrom === 'url' ? url : (domain ?? ''), domains),
    )
  }
}

const namesOf = (brand: BrandIdentityOf | null) => (brand ? [brand.name, ...brand.aliases] : [])
const lettersOf = (text: string) => fold(text).text.replace(/[^\p{L}\p{N}]+/gu, '')

/** What only one of two lists has. */
function apart(a: readonly string[], b: readonly string[]): string[] {
  return [...a.filter((text) => !b.includes(text)), ...b.filter((text) => !a.includes(text))]
}
