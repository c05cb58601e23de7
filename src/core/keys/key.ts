import { z } from 'zod'
import { UserError } from '../errors.ts'

/** A key as it is kept: bound to the host it was entered for, so that another address never receives it. */
export interface BoundKey {
  key: string
  host: string
}

const boundKeySchema = z.object({ key: z.string().min(1), host: z.string().min(1) })

/** What a header can carry: visible ASCII. */
const SENDABLE = /^[\x21-\x7e]+$/
const LONGEST = 4_096
/** The end of a shorter key would be too much of it. */
const SHORTEST_WITH_HINT = 12

/**
 * Takes a key as a person pastes it: what surrounds it is dropped, what does not belong in it is refused. No message
 * repeats any of it.
 * @throws UserError `bad_input`
 */
export function cleanKey(pasted: string): string {
  const key = pasted.trim()
  const refuse = (why: string) => new UserError('bad_input', `The key was not set: ${why}.`)
  if (key === '') throw refuse('it is empty')
  if (/\s/.test(key)) throw refuse('it has a space or a line break inside; paste the key alone')
  if (!SENDABLE.test(key)) throw refuse('it has characters that no key has; copy it again from the provider’s page')
  if (key.length > LONGEST) throw refuse(`it is longer than ${LONGEST} characters`)
  return key
}

/** What may be shown of a key. */
export const hintOf = (key: string): string => (key.length < SHORTEST_WITH_HINT ? 'set' : `ends in …${key.slice(-4)}`)

/** The part of a base URL that a key is bound to: name and port. */
export const hostOf = (baseUrl: string): string => new URL(baseUrl).host

export const packKey = (bound: BoundKey): string => JSON.stringify(bound)

/** @returns null when the text is not a key of ours, as when another program wrote it. */
export function unpackKey(secret: string): BoundKey | null {
  try {
    return boundKeySchema.parse(JSON.parse(secret))
  } catch {
    return null
  }
}
