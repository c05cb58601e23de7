import type { Db } from '../db/index.ts'
import type { Repository } from './repository.ts'

/** What reports and overviews read from. */
export interface Reading {
  db: Db
  repository: Repository
  /** The last day of a period that names none. */
  today(projectId: number): string
}
