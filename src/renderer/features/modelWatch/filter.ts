import { z } from 'zod'
import type { ModelFinding } from '../../../contract/index.ts'

export const SHOWN = ['open', 'decided'] as const
export const KINDS = ['new', 'renamed', 'vanished', 'returned'] as const

/** What the page shows, as the URL has it. */
export const watchFilter = z.object({
  show: z.enum(SHOWN).catch('open'),
  kind: z.enum(KINDS).nullable().catch(null),
  provider: z.string().nullable().catch(null),
  find: z.string().catch(''),
})
export type WatchFilter = z.infer<typeof watchFilter>

/** The findings that a filter leaves, in the order they come. Pure. */
export function matching(findings: readonly ModelFinding[], { kind, provider, find }: WatchFilter): ModelFinding[] {
  const wanted = find.trim().toLowerCase()
  return findings.filter(
    (each) =>
      (kind === null || each.kind === kind) &&
      (provider === null || each.provider === provider) &&
      `${each.provider}:${each.model} ${each.displayName ?? ''} ${each.relative ?? ''}`.toLowerCase().includes(wanted),
  )
}
