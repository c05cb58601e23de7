import type { Segment } from './passage.ts'
import type { Phrasebook } from './phrases/types.ts'
import type { Random } from './random.ts'

/** One product in an answer, with what is said of it. */
export interface Entry {
  name: string
  /** One to three predicates. */
  predicates: readonly string[]
  /** What stands before the last of them. */
  joint: string
  /** The source it rests on, by index. */
  source: number | null
  /** Nothing good is said of it. */
  criticised: boolean
}

export const LAYOUTS = ['numbered', 'nested', 'bullets', 'headings', 'table', 'ranked prose', 'prose'] as const
export type Layout = (typeof LAYOUTS)[number]

const plain = (text: string): Segment => ({ text, source: null })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `a`, `a and b`, or `a, b and c`. */
export function joined({ predicates, joint }: Entry): string {
  const last = predicates.slice(-2).join(joint)
  return predicates.length > 2 ? `${predicates[0]}, ${last}` : last
}

/** A sentence about the product without its name, as it follows a heading, a colon or a table's first cells. */
function nameless(entry: Entry, book: Phrasebook): string {
  return book.pronoun === '' ? capital(joined(entry)) : `${book.pronoun} ${joined(entry)}`
}

/** Writes the entries as the main part of an answer, without white space at its end. */
export function layOut(layout: Layout, entries: readonly Entry[], book: Phrasebook, random: Random): Segment[] {
  const segments = write(layout, entries, book, random)
  const last = segments.at(-1)
  return last ? [...segments.slice(0, -1), { ...last, text: last.text.trimEnd() }] : []
}

function write(layout: Layout, entries: readonly Entry[], book: Phrasebook, random: Random): Segment[] {
  switch (layout) {
    case 'numbered':
    case 'bullets':
      return list(entries, book, layout === 'numbered', random.chance(0.6))
    case 'nested':
      return entries.flatMap((entry, index) => [
        plain(`${index + 1}. **${entry.name}**\n`),
        ...entry.predicates.flatMap((predicate, nth) => [
          plain('   - '),
          { text: `${capital(predicate)}.`, source: nth === 0 ? entry.source : null },
          plain('\n'),
        ]),
      ])
    case 'headings':
      return entries.flatMap((entry, index) => [
        plain(`### ${index + 1}. ${entry.name}\n\n`),
        { text: `${entry.name} ${joined(entry)}.`, source: entry.source },
        plain('\n\n'),
      ])
    case 'table':
      return table(entries, book)
    case 'ranked prose':
      return entries.flatMap((entry, index) => [
        plain(`${book.ordinals[index]} **${entry.name}**. `),
        { text: `${nameless(entry, book)}.`, source: entry.source },
        plain(index % 2 === 1 ? '\n\n' : ' '),
      ])
    case 'prose':
      return entries.flatMap((entry, index) => [
        { text: `${entry.name} ${joined(entry)}.`, source: entry.source },
        plain(index % 2 === 1 ? '\n\n' : ' '),
      ])
  }
}

function list(entries: readonly Entry[], book: Phrasebook, numbered: boolean, colon: boolean): Segment[] {
  return entries.flatMap((entry, index) => [
    plain(`${numbered ? `${index + 1}.` : '-'} **${entry.name}**${colon ? ': ' : ' '}`),
    { text: `${colon ? nameless(entry, book) : joined(entry)}.`, source: entry.source },
    plain('\n'),
  ])
}

function table(entries: readonly Entry[], book: Phrasebook): Segment[] {
  return [
    plain(`| ${book.tableHead.join(' | ')} |\n|---|---|---|\n`),
    ...entries.flatMap((entry, index) => [
      plain(`| ${index + 1} | **${entry.name}** | `),
      { text: capital(joined(entry)), source: entry.source },
      plain(' |\n'),
    ]),
  ]
}
