import { InvalidArgumentError } from 'commander'
import { messageOf } from '../core/errors.ts'
import { type ModelRef, parseModelRef } from '../core/modelRef.ts'
import { MoneyError, type PicoUsd, parseUsd } from '../core/money.ts'
import { isDay } from '../core/time.ts'

/** Readers of option values. Each refuses what it cannot read with a sentence that says what it expects. */

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
  }
}

export function day(text: string): string {
  if (isDay(text)) return text
  throw new InvalidArgumentError('Give a day as 2026-11-20.')
}

export function modelRef(text: string): ModelRef {
  const ref = parseModelRef(text)
  if (ref) return ref
  throw new InvalidArgumentError('Give a model as provider:id, such as openai:gpt-5.')
}

/** Dollars, not below zero, with or without their sign. */
export function dollars(text: string): PicoUsd {
  const amount = readDollars(text.replace(/^\$/, ''))
  if (amount < 0n) throw new InvalidArgumentError('Give an amount that is not below zero.')
  return amount
}

/** A limit in dollars, or `none`, which takes it away. */
export const limit = (text: string): PicoUsd | 'none' => (text === 'none' ? text : dollars(text))

function readDollars(text: string): PicoUsd {
  try {
    return parseUsd(text)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    throw new InvalidArgumentError(`${messageOf(error)}. Give dollars as a decimal number, such as 12.50.`)
  }
}

export function fraction(text: string): number {
  const value = Number(text)
  if (/^\d*\.?\d+$/.test(text) && value > 0 && value <= 1) return value
  throw new InvalidArgumentError('Give a fraction above 0 and up to 1, such as 0.8.')
}
