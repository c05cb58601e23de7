/** JSON of counts or states as `named 3, valid 4`; null is none. Pure. */
export function countsText(json: string | null, none: string): string {
  if (json === null) return ''
  const value = JSON.parse(json) as Record<string, unknown> | null
  if (value === null) return none
  return Object.entries(value)
    .map(([name, each]) =>
      name.endsWith('Usd')
        ? `${wordsOf(name.slice(0, -3))} $${textOf(each, none)}`
        : `${wordsOf(name)} ${textOf(each, none)}`,
    )
    .join(', ')
}

/** What two JSON texts of counts differ in, each as text. Pure. */
export function differenceOf(
  found: string,
  expected: string | null,
  none: string,
): { found: string; expected: string } {
  const [a, b] = [JSON.parse(found), JSON.parse(expected ?? 'null')] as (Record<string, unknown> | null)[]
  if (!a || !b) return { found: countsText(found, none), expected: countsText(expected, none) }
  // What one side does not name did not change.
  const names = Object.keys(b).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
  const pick = (of: Record<string, unknown>) =>
    JSON.stringify(Object.fromEntries(names.filter((name) => name in of).map((name) => [name, of[name]])))
  return { found: countsText(pick(a), none), expected: countsText(pick(b), none) }
}

const wordsOf = (name: string) =>
  name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
const textOf = (value: unknown, none: string) =>
  value === null || value === undefined ? none : typeof value === 'object' ? JSON.stringify(value) : String(value)
