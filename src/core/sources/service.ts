import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import type { Home } from '../home/index.ts'
import { parseModelRef } from '../modelRef.ts'
import { choosePeriod, type PeriodChoice } from '../period.ts'
import type { Clock } from '../ports.ts'
import { projectById } from '../projects/index.ts'
import { createToday } from '../today.ts'
import { type Ownership, ownerOf } from './owners.ts'
import { createSourceRepository, type DomainCell, type SourceSelection } from './repository.ts'

const USUAL_DAYS = 30
const USUAL_PAGES = 100

export interface SourceChoice extends PeriodChoice {
  projectId: number
  /** `provider:id`; every model when left out. */
  model?: string | undefined
  /** Answers to this prompt only. */
  promptId?: number | undefined
  /** Only answers with search on, or off; both when left out. */
  search?: boolean | undefined
}

export interface CitedDomain extends Ownership {
  /** Registrable domain; null for sources of which nothing tells it. */
  domain: string | null
  /** Valid answers that cite it. */
  answers: number
  /** Distinct cited URLs on it, summed over answers. */
  citations: number
  /** 0…1 of all citations. */
  share: number
  byModel: { model: string; answers: number; citations: number }[]
}

export interface CitedDomains {
  from: string
  to: string
  /** Valid answers, and those of them asked with search on: what shares and rates rest on. */
  answers: number
  searched: number
  /** Distinct cited URLs, summed over answers. */
  citations: number
  /** Those citations by whose site they are on. */
  byKind: Record<Ownership['kind'], number>
  /** Most cited first. */
  domains: CitedDomain[]
}

export interface CitedPage extends Ownership {
  /** A redirect's URL where the provider gives no other; its site is then in `domain`. */
  url: string
  title: string | null
  domain: string | null
  /** Valid answers that cite it. */
  answers: number
}

/** What answers cite, of valid answers. */
export function createSources(options: { db: Db; clock: Clock; home: Pick<Home, 'kind' | 'zone'> }) {
  const { db } = options
  const repository = createSourceRepository(db)
  const today = createToday(options)

  function selectionOf(choice: SourceChoice): SourceSelection {
    const { projectId, model, promptId, search, days, from, to } = choice
    projectById(db, projectId)
    const period = choosePeriod({ days, from, to }, today(projectId), USUAL_DAYS)
    const asked = { modelId: model === undefined ? null : modelIdOf(model), promptId: promptId ?? null }
    return { projectId, ...period, ...asked, search: search ?? null }
  }

  function modelIdOf(text: string): number {
    const ref = parseModelRef(text)
    const found = ref && repository.modelId(ref.provider, ref.model)
    if (found) return found
    throw new UserError('not_found', `There is no model "${text}". Choose another one.`)
  }

  return {
    /**
     * The domains that a project's answers cite.
     * @throws UserError `not_found`, `bad_input`
     */
    domains(choice: SourceChoice): CitedDomains {
      const selection = selectionOf(choice)
      const brands = repository.brands(selection.projectId)
      const cells = repository.domains(selection)
      const citations = sumOf(cells, 'citations')
      const domains = [...Map.groupBy(cells, (cell) => cell.domain)].map(([domain, of]) => ({
        domain: domain || null,
        ...ownerOf(domain, brands),
        answers: sumOf(of, 'answers'),
        citations: sumOf(of, 'citations'),
        share: sumOf(of, 'citations') / citations,
        byModel: of.map((cell) => ({
          ...{ model: repository.modelRef(cell.modelId), answers: cell.answers, citations: cell.citations },
        })),
      }))
      const byKind = { own: 0, competitor: 0, other: 0 }
      for (const each of domains) byKind[each.kind] += each.citations
      domains.sort(
        (a, b) => b.citations - a.citations || b.answers - a.answers || (a.domain ?? '').localeCompare(b.domain ?? ''),
      )
      const { from, to } = selection
      return { from, to, ...repository.counts(selection), citations, byKind, domains }
    },

    /**
     * The pages that a project's answers cite, most cited first.
     * @param domain only pages of this domain; null for those of which nothing tells it
     * @throws UserError `not_found`, `bad_input`
     */
    pages(choice: SourceChoice & { domain?: string | null | undefined; limit?: number | undefined }): CitedPage[] {
      const selection = selectionOf(choice)
      const brands = repository.brands(selection.projectId)
      const domain = choice.domain === undefined ? null : (choice.domain ?? '')
      return repository.pages(selection, domain, choice.limit ?? USUAL_PAGES).map(({ domainFrom, ...page }) => ({
        ...page,
        ...ownerOf(domainFrom === 'url' ? page.url : (page.domain ?? ''), brands),
      }))
    },

    /**
     * The prompts whose answers cite a domain, most often first.
     * @throws UserError `not_found`, `bad_input`
     */
    prompts: (choice: SourceChoice & { domain: string | null }) =>
      repository.prompts(selectionOf(choice), choice.domain ?? ''),
  }
}

const sumOf = (cells: readonly DomainCell[], count: 'answers' | 'citations') =>
  cells.reduce((total, cell) => total + cell[count], 0)
