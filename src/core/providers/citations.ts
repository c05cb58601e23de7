import { textOf } from './fields.ts'
import type { Citation } from './types.ts'

/**
 * Lists each distinct URL once, in order of first appearance, with the first title that any of its appearances has.
 * URLs are compared as they were written: whether two lead to one page is not on the body.
 */
export function distinctCitations(appearances: Iterable<{ url: unknown; title?: unknown }>): Citation[] {
  const byUrl = new Map<string, Citation>()
  for (const { url, title } of appearances) {
    const address = textOf(url)
    if (address === null) continue
    const known = byUrl.get(address)
    if (known) known.title ??= textOf(title)
    else byUrl.set(address, { url: address, title: textOf(title), position: byUrl.size + 1 })
  }
  return [...byUrl.values()]
}
