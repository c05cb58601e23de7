/** Where a check's remedy is at hand: the page, by its name. Null where the window has none. Pure. */
export function pageOf(name: string): 'limbo' | 'settings' | 'models' | 'jobs' | null {
  if (name.startsWith('rule ')) return 'limbo'
  if (name.startsWith('job ')) return 'jobs'
  if (name === 'prices') return 'models'
  if (
    name.startsWith('key ') ||
    name.startsWith('reply ') ||
    ['keychain', 'database', 'damage', 'migrations', 'foreign keys', 'view', 'totals'].includes(name)
  ) {
    return 'settings'
  }
  return null
}

/** A check of one of many: `key openai` is about `openai`. Null for a check by itself. Pure. */
export function partsOf(name: string): { kind: 'key' | 'reply' | 'job' | 'rule'; of: string } | null {
  const [, kind, of] = /^(key|reply|job|rule) (.+)$/.exec(name) ?? []
  return kind && of ? { kind: kind as 'key', of } : null
}

/** A remedy's parts: words, and what is typed as it is, which stands between backticks. Pure. */
export const remedyParts = (remedy: string): { text: string; isCode: boolean }[] =>
  remedy
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '')

/** A text with its instants as somebody in the home's zone reads them. Pure. */
export const withInstants = (text: string, say: (instant: number) => string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (instant) => say(Date.parse(instant)))
