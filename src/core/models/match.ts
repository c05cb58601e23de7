import { z } from 'zod'

/** A rule that says which model ids are a model: dated snapshots, aliases, previews. */
export type MatchRule =
  | { equals: string }
  | { starts_with: string }
  | { ends_with: string }
  | { contains: string }
  | { regex: string }
  | { or: MatchRule[] }
  | { and: MatchRule[] }

export const matchRule: z.ZodType<MatchRule> = z.lazy(() =>
  z.union([
    z.strictObject({ equals: z.string() }),
    z.strictObject({ starts_with: z.string() }),
    z.strictObject({ ends_with: z.string() }),
    z.strictObject({ contains: z.string() }),
    z.strictObject({ regex: z.string() }),
    z.strictObject({ or: z.array(matchRule) }),
    z.strictObject({ and: z.array(matchRule) }),
  ]),
)

/**
 * What follows a prefix when it is another version and not a snapshot of this one: `claude-sonnet-5` must not price a
 * later `claude-sonnet-5-5` or `claude-sonnet-5-5-20270101`, while `-20270101`, `-2027-01-01` and `-preview-05-20` are
 * snapshots.
 */
const ANOTHER_VERSION = /^[-.]\d{1,2}(-\d{8}|-\d{4}-\d{2}-\d{2})?$/

/** Whether a model id fits a rule. Ids are compared without regard to case, except by a regular expression. */
export function matches(rule: MatchRule, id: string): boolean {
  const text = id.toLowerCase()
  if ('equals' in rule) return text === rule.equals.toLowerCase()
  if ('starts_with' in rule) {
    const prefix = rule.starts_with.toLowerCase()
    return text.startsWith(prefix) && !ANOTHER_VERSION.test(text.slice(prefix.length))
  }
  if ('ends_with' in rule) return text.endsWith(rule.ends_with.toLowerCase())
  if ('contains' in rule) return text.includes(rule.contains.toLowerCase())
  if ('regex' in rule) return new RegExp(rule.regex).test(id)
  if ('or' in rule) return rule.or.some((part) => matches(part, id))
  return rule.and.every((part) => matches(part, id))
}
