import { randomInt } from 'node:crypto'

/** How often a test repeats what it does: few by default, as many as somebody asks for. */
export function repeats(variable: string, otherwise: number): number {
  const value = Number(process.env[variable] ?? otherwise)
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${variable} is no number of times: ${process.env[variable]}`)
  return value
}

/** A seed that is new each time, or the one that is given; a failure prints it. */
export const seedOf = (variable = 'EARSHOT_SEED'): number => Number(process.env[variable] ?? randomInt(2 ** 31))

/** Numbers in [0, 1) that a seed repeats ("mulberry32", public domain, Tommy Ettinger). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
