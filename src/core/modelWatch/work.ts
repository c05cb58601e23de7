import type { JobWork } from '../jobs/index.ts'
import { type CheckResult, sentenceOf } from './check.ts'

/** The job `models`: reads the lists, and logs what each provider's came to. */
export const modelsWork =
  (check: (signal: AbortSignal) => Promise<CheckResult>): JobWork =>
  async ({ signal, log }) => {
    const { providers } = await check(signal)
    for (const { provider, listed, writing, found, error } of providers) {
      if (error) log('warn', `${provider}: ${error.message}`, { class: error.class })
      else log('info', `${provider}: ${listed} models listed, ${writing} write text, ${sentenceOf(found)}.`)
    }
    const failed = providers.filter(({ error }) => error !== null)
    const sum = (kind: keyof (typeof providers)[number]['found']) =>
      providers.reduce((total, { found }) => total + found[kind], 0)
    const unread = failed.map(({ provider, error }) => `${provider} (${error?.class})`).join(', ')
    const figures = {
      ...{ providers: providers.length, failed: failed.length, new: sum('new'), vanished: sum('vanished') },
      ...{ renamed: sum('renamed'), returned: sum('returned') },
      ...(unread && { unread }),
    }
    const sentence =
      providers.length === 0
        ? 'No provider has a key, so no list of models was read.'
        : `${providers.length - failed.length} of ${providers.length} lists read: ${sentenceOf(figures)}.${unread && ` Not read: ${unread}.`}`
    return { ok: providers.length === 0 || failed.length < providers.length, sentence, figures }
  }
