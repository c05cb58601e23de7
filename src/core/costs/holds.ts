import type { Db } from '../db/index.ts'
import { UserError } from '../errors.ts'
import { formatUsd, pico } from '../money.ts'
import type { Ledger } from './ledger.ts'

/** Money that is reserved, or may have been spent. */
export interface HeldMoney {
  id: number
  state: 'open' | 'exposure'
  provider: string
  model: string
  project: string | null
  /** Exact decimal text. */
  amountUsd: string
  day: string
  /** UTC milliseconds. */
  createdAt: number
}

/** What is held now, and writing off what turned out not to be billed. */
export function createHolds({ db, ledger }: { db: Db; ledger: Ledger }) {
  const list = db.sqlite
    .prepare(`
    SELECT h.id, h.state, h.provider, m.model, p.name AS project, h.amount, h.day, h.created_at AS createdAt
    FROM holds h JOIN models m ON m.id = h.model_id LEFT JOIN projects p ON p.id = h.project_id
    WHERE h.state = ? ORDER BY h.id`)
    .safeIntegers()

  return {
    list(): HeldMoney[] {
      return (['open', 'exposure'] as const).flatMap((state) =>
        list.all(state).map((row) => {
          const { id, amount, createdAt, ...rest } = row as Omit<HeldMoney, 'id' | 'createdAt' | 'amountUsd'> & {
            id: bigint
            amount: bigint
            createdAt: bigint
          }
          return { ...rest, id: Number(id), amountUsd: formatUsd(pico(amount)), createdAt: Number(createdAt) }
        }),
      )
    },
    /** Stops counting an exposure towards limits. @throws UserError `not_found` when there is no such exposure */
    async writeOff(id: number): Promise<void> {
      if (await db.write(() => ledger.writeOff(id))) return
      throw new UserError('not_found', `There is no exposure with the number ${id}. See: earshot budget holds`)
    },
  }
}
