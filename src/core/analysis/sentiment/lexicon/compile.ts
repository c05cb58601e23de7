import { remembered } from '../remembered.ts'
import type { LexiconSource } from './types.ts'

/** What a word does to its neighbours, as bits. */
export const ROLE = {
  negator: 1,
  excess: 2,
  hedge: 4,
  condition: 8,
  connector: 16,
  comparison: 32,
  preposition: 64,
  pronoun: 128,
  best: 256,
  plain: 512,
  worst: 1024,
  superlative: 2048,
  fact: 4096,
  contrast: 8192,
  opposition: 16384,
  caveat: 32768,
  former: 65536,
  latter: 131072,
  general: 262144,
  setAside: 524288,
  unlike: 1048576,
  nobody: 2097152,
} as const

interface Node {
  readonly exact: Map<string, Node>
  readonly prefixes: [string, Node][]
  readonly suffixes: [string, Node][]
  any: Node | null
  weight: number | null
  roles: number
}

const newNode = (): Node => ({ exact: new Map(), prefixes: [], suffixes: [], any: null, weight: null, roles: 0 })

/** What stands at one place of a text. */
export interface Match {
  /** Null when no entry of judgement begins here; 0 for one that says nothing. */
  weight: number | null
  /** Words it takes. */
  length: number
  roles: number
  /** Words that the longest entry with a role takes. */
  roleLength: number
}

export interface Lexicon {
  /** The longest entries that begin at `at`. @param words folded words, a naming as `@`, a punctuation mark as itself. */
  match(words: readonly string[], at: number): Readonly<Match>
  /** Roles of list introductions that begin at `at`. */
  listRoles(words: readonly string[], at: number): number
  /** The library's weight of one word, 0 when it has none. */
  library(word: string): number
  /** What a label or table header stands over: 1 for, −1 against, 0 neither. @param words folded. */
  labelSign(words: readonly string[]): -1 | 0 | 1
}

/** Entries of a list with all alternatives written out: "(a|b) c" is "a c" and "b c". */
function entriesOf(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap(alternatives)
    .map((entry) => entry.replace(/\s+/g, ' ').trim())
}

function alternatives(entry: string): string[] {
  const open = entry.indexOf('(')
  if (open === -1) return [entry]
  const close = entry.indexOf(')', open)
  const rest = alternatives(entry.slice(close + 1))
  const choices = entry.slice(open + 1, close).split('|')
  return choices.flatMap((choice) => rest.map((tail) => entry.slice(0, open) + choice + tail))
}

/** Adds one entry to a trie of words. */
function insert(root: Node, entry: string): Node {
  let node = root
  for (const word of entry.split(' ')) {
    if (word === '_') {
      node.any ??= newNode()
      node = node.any
    } else if (word.endsWith('*')) {
      node = reach(node.prefixes, word.slice(0, -1))
    } else if (word.startsWith('*')) {
      node = reach(node.suffixes, word.slice(1))
    } else {
      const known = node.exact.get(word)
      if (!known) node.exact.set(word, newNode())
      node = known ?? node.exact.get(word)!
    }
  }
  return node
}

function reach(parts: [string, Node][], part: string): Node {
  const known = parts.find(([text]) => text === part)
  if (known) return known[1]
  const node = newNode()
  parts.push([part, node])
  return node
}

/** Nodes that one word leads to, the most particular first: the word itself, its longest beginning, any word. */
function step(node: Node, word: string): Node[] {
  const exact = node.exact.get(word)
  const next = exact ? [exact] : []
  for (const [prefix, reached] of node.prefixes) if (word.startsWith(prefix)) next.push(reached)
  for (const [suffix, reached] of node.suffixes) if (word.endsWith(suffix)) next.push(reached)
  if (node.any && isWordOrBrand(word)) next.push(node.any)
  return next
}

const isWordOrBrand = remembered((word) => /^[\p{L}\p{N}@]/u.test(word))

/** Puts the longest beginnings of words first, in a trie that is complete. */
function sortPrefixes(node: Node): void {
  node.prefixes.sort(([a], [b]) => b.length - a.length)
  for (const next of node.exact.values()) sortPrefixes(next)
  for (const [, next] of node.prefixes) sortPrefixes(next)
  for (const [, next] of node.suffixes) sortPrefixes(next)
  if (node.any) sortPrefixes(node.any)
}

function walk(nodes: readonly Node[], words: readonly string[], at: number, length: number, match: Match): void {
  for (const node of nodes) {
    if (node.weight !== null && length > match.length) {
      match.weight = node.weight
      match.length = length
    }
    if (node.roles !== 0) {
      match.roles |= node.roles
      match.roleLength = Math.max(match.roleLength, length)
    }
    const word = words[at + length]
    const leads = node.exact.size > 0 || node.prefixes.length > 0 || node.suffixes.length > 0 || node.any !== null
    if (leads && word !== undefined) walk(step(node, word), words, at, length + 1, match)
  }
}

const NO_MATCH: Readonly<Match> = { weight: null, length: 0, roles: 0, roleLength: 0 }

/** Words that go on from a label to what it is about. */
const LABEL_JOINS = new Set(['of', 'for', 'with', 'about', 'de', 'del', 'para', 'con', 'en'])

/** @param library a word's weight by the language's library. */
export function compileLexicon(source: LexiconSource, library: (word: string) => number): Lexicon {
  const root = newNode()
  for (const [weight, list] of source.valence) {
    for (const entry of entriesOf(list)) insert(root, entry).weight ??= weight
  }
  const addRole = (trie: Node, list: string, role: number) => {
    for (const entry of entriesOf(list)) insert(trie, entry).roles |= role
  }
  addRole(root, source.facts, ROLE.fact)
  addRole(root, source.superlatives, ROLE.superlative)
  addRole(root, source.negators, ROLE.negator)
  addRole(root, source.excess, ROLE.excess)
  addRole(root, source.hedges, ROLE.hedge)
  addRole(root, source.conditions, ROLE.condition)
  addRole(root, source.connectors, ROLE.connector)
  addRole(root, source.contrasts, ROLE.connector | ROLE.contrast)
  addRole(root, source.oppositions, ROLE.connector | ROLE.opposition)
  addRole(root, source.caveats, ROLE.connector | ROLE.caveat)
  addRole(root, source.general, ROLE.general)
  addRole(root, source.setAside, ROLE.setAside)
  addRole(root, source.unlike, ROLE.comparison | ROLE.unlike)
  addRole(root, source.nobody, ROLE.negator | ROLE.nobody)
  addRole(root, source.former, ROLE.former)
  addRole(root, source.latter, ROLE.latter)
  addRole(root, source.comparisons, ROLE.comparison)
  addRole(root, source.prepositions, ROLE.preposition)
  addRole(root, source.pronouns, ROLE.pronoun)
  const lists = newNode()
  addRole(lists, source.lists.best, ROLE.best)
  addRole(lists, source.lists.plain, ROLE.plain)
  addRole(lists, source.lists.worst, ROLE.worst)

  sortPrefixes(root)
  sortPrefixes(lists)
  const silent = newNode()
  for (const entry of entriesOf(source.silent)) insert(silent, entry)
  const first = remembered((word) => step(root, word))
  const firstOfList = remembered((word) => step(lists, word))
  const ofLibrary = remembered((word) => (step(silent, word).length > 0 ? 0 : library(word)))
  const pro = new Set(entriesOf(source.labels.pro))
  const con = new Set(entriesOf(source.labels.con))
  return {
    match(words, at) {
      const nodes = first(words[at]!)
      if (nodes.length === 0) return NO_MATCH
      const match: Match = { weight: null, length: 0, roles: 0, roleLength: 0 }
      walk(nodes, words, at, 1, match)
      return match
    },
    listRoles(words, at) {
      const nodes = firstOfList(words[at]!)
      if (nodes.length === 0) return 0
      const match: Match = { weight: null, length: 0, roles: 0, roleLength: 0 }
      walk(nodes, words, at, 1, match)
      return match.roles
    },
    library: ofLibrary,
    labelSign(words) {
      // "Pros of Acme" is a label by its first words; two words in the middle of a title are none.
      for (const label of [words.join(' '), words.slice(0, 2).join(' '), words[0] ?? '']) {
        if (label !== words.join(' ') && !LABEL_JOINS.has(words[label.split(' ').length] ?? '')) continue
        if (pro.has(label)) return 1
        if (con.has(label)) return -1
      }
      return 0
    },
  }
}
