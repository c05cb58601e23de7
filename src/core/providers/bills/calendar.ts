import { UserError } from '../../errors.ts'
import { addDays } from '../../time.ts'

/** Both providers that tell their bill cut days at midnight UTC. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
/** The first instant after a day. */
export const endOf = (day: string): number => startOf(addDays(day, 1))
export const dayOfInstant = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** @throws UserError `bad_input` for any money but dollars: nothing here converts one into another */
export function checkCurrency(provider: string, currency: string | null): void {
  if (currency === null || currency.toUpperCase() === 'USD') return
  throw new UserError(
    'bad_input',
    `${provider} bills in ${currency.toUpperCase()}, and the ledger is in dollars. Nothing was imported; its bill cannot be compared.`,
  )
}
