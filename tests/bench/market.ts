/** A made-up market to fill a home with: every choice follows from the numbers given, so that the same home comes out. */

/** A stream of numbers in 0…1 that follows from its seed (mulberry32, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const ONSETS = ['b', 'br', 'c', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z']
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ia', 'eo']
const CODAS = ['', 'l', 'n', 'r', 's', 'x', 'm']

/** A word nobody uses, another one for every number. */
export function wordOf(n: number): string {
  let rest = n
  const take = (from: readonly string[]) => {
    const taken = from[rest % from.length] as string
    rest = Math.floor(rest / from.length)
    return taken
  }
  let word = ''
  do word += take(ONSETS) + take(VOWELS) + take(CODAS)
  while (rest > 0)
  return word
}

const BRANDS_OF_PROJECT = 5
const nameOf = (n: number) => {
  const word = wordOf(20_000 + n * 37)
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The brands of a project, the own one first. */
export const brandsOf = (project: number) =>
  Array.from({ length: BRANDS_OF_PROJECT }, (_, i) => {
    const name = nameOf(project * BRANDS_OF_PROJECT + i)
    return { name, domain: `${name.toLowerCase()}.example` }
  })

/** Sites that answers cite, the brands' own among them; the first are cited most. */
export const sitesOf = (project: number): string[] => [
  ...brandsOf(project).map(({ domain }) => domain),
  ...Array.from({ length: 55 }, (_, i) => `${wordOf(60_000 + ((project * 7 + i * 3) % 400))}.example`),
]

const OPENINGS = [
  'Several tools are worth a look for a team of your size, and the right one depends on how you work today.',
  'There is no single best choice here. These are the options that people in your situation compare most often:',
  'It depends on your budget and on what you already use. The following are well established.',
  'Based on recent reviews and public documentation, these are the candidates I would put on a short list.',
]
const REMARKS = [
  'quick to set up, with clear pricing and a helpful community',
  'powerful reporting, though it takes a while to learn',
  'a solid choice for larger teams that need permissions and audit trails',
  'good value, but customers complain about slow support',
  'integrates with most calendars, mailboxes and spreadsheets',
  'popular in Europe because of its data residency options',
]
const CLOSINGS = [
  'Try two of them with your own data for a week before you decide.',
  'Ask for a trial and check the export options first, so that you can leave again.',
  'If you tell me more about your team, I can narrow this down.',
]
const VOCABULARY = 20_000

/** Words are met as in any language: a few all the time, most of them hardly ever. */
export const rankOf = (random: () => number, among: number): number => Math.floor(among ** random()) - 1

const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

/** An answer of some 600 characters that names these brands, best first. */
export function textOf(random: () => number, named: readonly string[]): string {
  const items = named.map((name, i) => `${i + 1}. **${name}** – ${pick(random, REMARKS)}.`)
  const notes = Array.from({ length: 12 }, () => wordOf(rankOf(random, VOCABULARY))).join(' ')
  return `${pick(random, OPENINGS)}\n\n${items.join('\n')}\n\nAlso of note: ${notes}.\n\n${pick(random, CLOSINGS)}`
}
