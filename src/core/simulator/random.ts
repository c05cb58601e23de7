/**
 * Seeded randomness of our own, so that the same seed gives the same bytes on every machine and every Node version.
 * Nothing here reads a clock or the system's entropy.
 */

/** Two independent 32-bit hashes of a text: FNV-1a lanes with different multipliers, each finished as MurmurHash3 does. */
function hashLanes(text: string): [number, number] {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b) + 0x27d4eb2f
  }
  return [finish(a ^ text.length), finish(b ^ a)]
}

function finish(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** A stable number in [0, 1) for a key. */
export function unit(key: string): number {
  const [a, b] = hashLanes(key)
  return ((a ^ Math.imul(b, 0x9e3779b1)) >>> 0) / 0x1_0000_0000
}

/** A stable name of 32 hexadecimal digits for a key: response ids, request ids. */
export function fingerprint(key: string): string {
  const [a, b] = hashLanes(key)
  const c = finish(a + 0x9e3779b9)
  const d = finish(b + 0x7f4a7c15)
  return [a, b, c, d].map((lane) => lane.toString(16).padStart(8, '0')).join('')
}

/** A stream of numbers that is a function of its key alone (sfc32, Chris Doty-Humphrey's PractRand generator). */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(key: string) {
    const [a, b] = hashLanes(key)
    this.#a = a
    this.#b = b
    this.#c = a ^ 0x5bd1e995
    for (let round = 0; round < 12; round++) this.next()
  }

  /** @returns a number in [0, 1) */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    return (sum >>> 0) / 0x1_0000_0000
  }

  /** @returns a whole number from `low` to `high`, both included */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** @param from not empty */
  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T
  }

  /** Picks by weight. @param weights pairs of value and weight, not all zero */
  weighted<T>(weights: readonly (readonly [T, number])[]): T {
    let total = 0
    for (const [, weight] of weights) total += weight
    let rest = this.next() * total
    for (const [value, weight] of weights) {
      rest -= weight
      if (rest < 0) return value
    }
    return weights[weights.length - 1]![0]
  }

  /** @returns up to `count` different members of `from`, in random order */
  sample<T>(from: readonly T[], count: number): T[] {
    const rest = [...from]
    const taken: T[] = []
    while (taken.length < count && rest.length > 0)
      taken.push(rest.splice(Math.floor(this.next() * rest.length), 1)[0]!)
    return taken
  }
}
