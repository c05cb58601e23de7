import { t975 } from '../studentT.ts'

/** 95 % intervals for figures whose answers come in groups: the answers to one prompt resemble each other. Pure. */
export interface Interval {
  low: number
  high: number
}

export interface Proportion {
  /** The estimate, 0…1. */
  value: number
  /** Its variance as seen between prompts; see `estimate`. */
  variance: number
  prompts: number
  /** Answers, and those of them on the rarer side (named or not named, whichever are fewer). */
  n: number
  rarer: number
}

/**
 * The interval of a proportion, clustered by prompt: Wilson's, with the effective number of answers in place of the
 * number of answers and Student's t in place of z (Korn and Graubard, Survey Methodology 24, 1998; compared with others
 * by Dean and Pagano, J. Survey Statistics and Methodology 3, 2015, where the modified Wilson interval does well). It
 * never leaves 0…1 and has a width at 0 % and 100 % too.
 *
 * The effective number is what independent answers would show the variance that was seen. It needs answers on both sides
 * to show anything: at 0 % and 100 % each prompt counts as one answer, the most cautious reading, and that caution fades
 * as one over the answers on the rarer side.
 * @returns null below two prompts, where the spread between prompts cannot be known
 */
export function proportionInterval({ value, variance, prompts, n, rarer }: Proportion): Interval | null {
  if (prompts < 2) return null
  const seen = variance > 0 ? Math.min(n, (value * (1 - value)) / variance) : n
  const caution = 1 / (1 + rarer)
  const effective = 1 / ((1 - caution) / seen + caution / prompts)
  const t = t975(prompts - 1)
  const shrink = 1 + t ** 2 / effective
  const centre = (value + t ** 2 / (2 * effective)) / shrink
  const half = (t / shrink) * Math.sqrt((value * (1 - value)) / effective + t ** 2 / (4 * effective ** 2))
  return { low: Math.max(0, Math.min(value, centre - half)), high: Math.min(1, Math.max(value, centre + half)) }
}

/**
 * The interval of a mean or a difference, clustered by prompt: t with one degree of freedom less than prompts (Cameron and
 * Miller, J. Human Resources 50, 2015).
 * @returns null below two prompts
 */
export function meanInterval(value: number, variance: number, prompts: number): Interval | null {
  if (prompts < 2) return null
  const half = t975(prompts - 1) * Math.sqrt(variance)
  return { low: value - half, high: value + half }
}
