import type { Db } from '../db/index.ts'
import type { Repository } from './repository.ts'

/** What reports and overviews read from. */
export interface Reading {
  db: Db
  repository: Repository
  /** IANA zone that decides which day an instant belongs to. */
  zone: string
  /** The last day of a period that names none. */
  today(projectId: number): string
}
