import { addUsd, formatUsd, ZERO } from '../money.ts'
import { billOf, type CatalogueModel } from './catalogue.ts'
import type { FaultKind } from './faults.ts'
import type { ServedCall, ServedTotals, SimulatedProvider, SimulatedUsage } from './types.ts'

/** What the simulator served, call by call: the provider's own books, to compare another's with. */
export class ServedLog {
  readonly calls: ServedCall[] = []
  #pending = 0

  /** A call has arrived. */
  open(provider: SimulatedProvider, day: string, at: number): ServedCall {
    const call: ServedCall = {
      n: this.calls.length + 1,
      day,
      at,
      provider,
      model: '',
      servedModel: null,
      promptId: '',
      occurrence: null,
      fault: null,
      httpStatus: null,
      responseId: null,
      billed: false,
      delivered: false,
      usage: null,
      cost: ZERO,
    }
    this.calls.push(call)
    this.#pending++
    return call
  }

  /** The call is over as far as the simulator is concerned. */
  close(call: ServedCall, httpStatus: number | null, fault: FaultKind | null): void {
    call.httpStatus = httpStatus
    call.fault = fault
    this.#pending--
  }

  /** Puts a call on the bill. */
  bill(call: ServedCall, model: CatalogueModel, usage: SimulatedUsage): void {
    call.billed = true
    call.usage = usage
    call.cost = billOf(model, usage).total
  }

  /** Forgets what is over; a call under way stays counted as pending until it ends. */
  clear(): void {
    this.calls.length = 0
  }

  totals(): ServedTotals {
    const totals: ServedTotals = {
      calls: this.calls.length,
      pending: this.#pending,
      billed: 0,
      cost: ZERO,
      byProvider: {},
    }
    for (const { provider, billed, cost } of this.calls) {
      totals.byProvider[provider] ??= { calls: 0, billed: 0, cost: ZERO }
      const own = totals.byProvider[provider]
      own.calls++
      if (!billed) continue
      own.billed++
      own.cost = addUsd(own.cost, cost)
      totals.billed++
      totals.cost = addUsd(totals.cost, cost)
    }
    return totals
  }
}

/** JSON with every amount as `costUsd`, an exact decimal text. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('cost' in part) || typeof part.cost !== 'bigint') return part
    const { cost, ...rest } = part as ServedTotals
    return { ...rest, costUsd: formatUsd(cost) }
  })
}
