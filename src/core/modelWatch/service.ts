import type { Alerts } from '../alerts/index.ts'
import type { Db } from '../db/index.ts'
import type { Endpoints } from '../endpoints/index.ts'
import type { Models } from '../models/index.ts'
import type { Clock } from '../ports.ts'
import { createCheck } from './check.ts'
import { createDecisions } from './decide.ts'
import { createReading } from './reading.ts'
import type { ListSource } from './readLists.ts'
import { watchRepository } from './repository.ts'
import { modelsWork } from './work.ts'

interface ModelWatchOptions extends ListSource {
  db: Db
  clock: Clock
  models: Models
  alerts: Alerts
  endpoints: Endpoints
}

/** Watches the providers' lists of models: what is new, gone or renamed, and what the user made of it. */
export function createModelWatch(options: ModelWatchOptions) {
  const repository = watchRepository(options.db)
  const check = createCheck({ ...options, repository })
  return {
    ...createReading({ ...options, repository }),
    ...createDecisions({ ...options, repository }),
    /** Reads every list now, compares, and keeps what is different. */
    check,
    /** The same as the job of every Sunday. */
    work: modelsWork(check),
  }
}
