import { UserError } from '../../errors.ts'
import { isLoopback } from '../../providers/index.ts'

const LONGEST = 2_000

/**
 * Checks a webhook's address before anything is sent to it: https, or http on this machine, without a user's name. No
 * message repeats any of it: who knows the address may write to it.
 * @throws UserError `bad_input`
 */
export function checkWebhook(pasted: string): string {
  const text = pasted.trim()
  const refuse = (why: string) => new UserError('bad_input', `The webhook was not set: ${why}. Nothing was changed.`)
  if (text === '') throw refuse('the address is empty')
  if (text.length > LONGEST) throw refuse(`the address is longer than ${LONGEST} characters`)
  if (/\s/.test(text) || !URL.canParse(text)) {
    throw refuse('that is no address; paste it whole, such as https://hooks.example.com/services/…')
  }
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(text))) {
    throw refuse('the address must begin with https:// (http:// only on this machine)')
  }
  if (url.username !== '' || url.password !== '') throw refuse('the address carries a user name or password')
  url.hash = ''
  return url.href
}

/** The part of an address that may be shown. */
export const shownOf = (address: string): string => new URL(address).host
