import { results } from './answers.ts'
import { money, operations } from './money.ts'
import { projects, prompts } from './projects.ts'
import { reconcile } from './reconcile.ts'
import { runs } from './runs.ts'
import { doctor, imports, keys, models } from './setup.ts'

/** The local API: what other programs on this machine may ask for, by the contract's own schemas. */
export const restContract = {
  projects,
  prompts,
  runs,
  results,
  money,
  keys,
  models,
  imports,
  operations,
  reconcile,
  doctor,
}

/** Where the paths of the API begin. */
export const REST_PREFIX = '/api/v1'
