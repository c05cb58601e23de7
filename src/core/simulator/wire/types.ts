import type { IncomingHttpHeaders } from 'node:http'
import type { Bill } from '../catalogue.ts'
import type { Refusal } from '../faults.ts'
import type { CitationStyle } from '../passage.ts'
import type { Asking, Reply } from '../reply.ts'
import type { ListedByProvider, SimulatedProvider } from '../types.ts'

/** One answered call, ready to be written in a wire format. */
export interface Exchange {
  provider: SimulatedProvider
  /** 32 hexadecimal digits. */
  id: string
  /** Seconds since 1970, within the simulator's day. */
  createdAt: number
  asking: Asking
  servedModel: string
  reply: Reply
  bill: Bill
  /** False plays a body that says nothing of its usage. */
  showUsage: boolean
}

/** A call that is turned down. */
export interface Denial {
  refusal: Refusal
  model: string
  /** Says more than the refusal's usual words. */
  message?: string
  retryAfterMs?: number
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** The key a request carries, or null. */
export type KeyReader = (headers: IncomingHttpHeaders, query: URLSearchParams) => string | null

/** One provider's format: how it is asked, how it answers, how it complains, how it lists its models. */
export interface Wire {
  citations: CitationStyle
  key: KeyReader
  /**
   * @param pathModel the model that the URL names, where it does
   * @throws InvalidRequest
   */
  read(body: Record<string, unknown>, pathModel: string | null): Asking
  /** @returns the id that the body carries, and the body. */
  answer(exchange: Exchange): { id: string; body: unknown; headers: Record<string, string> }
  deny(denial: Denial): HttpAnswer
  models(query: URLSearchParams, listed: readonly ListedByProvider[]): unknown
}

/** The request is not one that the provider would take; the message is the provider's way to say it. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest'
}

export const bearerKey: KeyReader = (headers) => {
  const header = headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7) : null
}

type Json = Record<string, unknown>
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
export const asList = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asObject) : [])

/** A limit that a request gives, or the one that applies without. @throws InvalidRequest when it is no whole number of at least `least` */
export function limitOf(value: unknown, name: string, least: number, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) return value
  throw new InvalidRequest(`Invalid value for '${name}': expected an integer of at least ${least}.`)
}

/** The text of a content that is a string or a list of parts with text. */
export const textOf = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : asList(content)
        .map((part) => (typeof part.text === 'string' ? part.text : ''))
        .join('')

/** Reads a list of role and content: the last user message, and the system's. @throws InvalidRequest without a user message */
export function readMessages(list: unknown, name: string): { prompt: string; system: string | null } {
  const messages = asList(list)
  const prompt = textOf(messages.findLast((message) => message.role === 'user')?.content)
  if (prompt === '') throw new InvalidRequest(`Missing required parameter: '${name}'.`)
  const system = messages.filter((message) => message.role === 'system' || message.role === 'developer')
  return { prompt, system: system.length === 0 ? null : system.map((message) => textOf(message.content)).join('\n') }
}

/** Headers that say when to try again; none without a hint. */
export const retryHeaders = (ms: number | undefined): Record<string, string> =>
  ms === undefined ? {} : { 'retry-after': String(Math.ceil(ms / 1000)), 'retry-after-ms': String(ms) }
