import type { Db } from '../db/index.ts'
import type { Repository } from './repository.ts'

/** What reports and overviews read from. */
export interface Reading {
  db: Db
  repository: Repository
  /**
   * The last day of a period that names none: today, and in a demo the last day of its history, because its days were
   * simulated and no others come by themselves.
   */
  today(projectId: number): string
}
