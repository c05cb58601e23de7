import { z } from 'zod'
import { count, day, id, usd } from '../common.ts'
import { registryModel } from '../models.ts'
import { keyStatus } from '../settings.ts'
import { done, endpoint, flag, idText } from './common.ts'

const provider = z.strictObject({ provider: z.string().min(1) })
const storedKey = keyStatus.extend({ provider: z.string() })

export const keys = {
  list: endpoint('GET', '/keys', {
    ...{ tag: 'Keys', summary: 'Which providers have a key' },
    description: 'No endpoint returns a key.',
  }).output(z.array(storedKey)),
  set: endpoint('PUT', '/keys/{provider}', {
    ...{ tag: 'Keys', summary: 'Keep a provider’s key' },
    description: 'It is bound to the host that the provider is called at.',
  })
    .input(z.object({ params: provider, body: z.strictObject({ key: z.string().min(1).max(10_000) }) }))
    .output(storedKey),
  remove: endpoint('DELETE', '/keys/{provider}', { tag: 'Keys', summary: 'Forget a provider’s key' })
    .input(z.object({ params: provider }))
    .output(done),
}

const modelId = z.strictObject({ modelId: idText })

export const models = {
  list: endpoint('GET', '/models', { tag: 'Models', summary: 'The registry of models, with their prices' }).output(
    z.array(registryModel),
  ),
  change: endpoint('PATCH', '/models/{modelId}', {
    ...{ tag: 'Models', summary: 'Whether a model is offered and may be asked' },
    description: 'What is offered may be asked.',
  })
    .input(
      z.object({
        params: modelId,
        body: z.strictObject({ isCurrent: z.boolean().optional(), isAvailable: z.boolean().optional() }),
      }),
    )
    .output(registryModel),
  setPrice: endpoint('PUT', '/models/{modelId}/price', {
    ...{ tag: 'Models', summary: 'Set a model’s price from now on or from a day' },
    description: 'Dollars per million tokens, and per thousand searches. What was charged before does not change.',
  })
    .input(
      z.object({
        params: modelId,
        body: z.strictObject({
          inputUsdPerM: usd,
          outputUsdPerM: usd,
          cachedUsdPerM: usd.nullable().default(null),
          searchUsdPerK: usd.nullable().default(null),
          /** The day from which it holds; null is now. */
          from: day.nullable().default(null),
        }),
      }),
    )
    .output(registryModel),
}

const row = z.number().int().positive()

export const imports = {
  run: endpoint('POST', '/imports/{kind}', {
    ...{ tag: 'Import', summary: 'Import prompts, brands or projects from a CSV or XLSX file' },
    description:
      'Send the file as multipart/form-data in the field `file`. Good rows go in, the others are named with the reason. With `dryRun` nothing is written.',
  })
    .input(
      z.object({
        params: z.strictObject({ kind: z.enum(['prompts', 'brands', 'projects']) }),
        body: z.strictObject({
          file: z.file().min(1),
          /** Where prompts and brands go. */
          projectId: idText.pipe(id).optional(),
          dryRun: flag.default(false),
        }),
      }),
    )
    .output(
      z.object({
        ...{ rows: count, added: count, updated: count, unchanged: count, duplicates: count, badRows: count },
        /** The first 1,000 mistakes; a row may have several. */
        bad: z.array(z.object({ row, column: z.string().nullable(), reason: z.string() })),
        notes: z.array(z.string()),
      }),
    ),
}

export const doctor = {
  run: endpoint('GET', '/doctor', {
    ...{ tag: 'Operation', summary: 'Check everything that a run rests on; changes nothing' },
    description: '`offline` calls no provider.',
  })
    .input(z.object({ query: z.strictObject({ offline: flag.default(false) }).prefault({}) }))
    .output(
      z.object({
        ok: z.boolean(),
        checks: z.array(
          z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), remedy: z.string().nullable() }),
        ),
      }),
    ),
}
