/** What stands where a secret was. No key can contain it, so removing one secret never spells another. */
const MARK = '•••'

/** Shorter texts are no secrets, and removing them would garble every sentence. */
const SHORTEST_SECRET = 4
/** An encoded form shorter than this is found in innocent words too. */
const SHORTEST_ENCODED = 8

/**
 * Shapes of keys, for those that were never handed to us: an old key that a provider quotes back, or a neighbour's.
 * Every repetition runs over one class of characters, so that no text makes them slow.
 */
const KEY_SHAPES: readonly RegExp[] = [
  /\bsk-[A-Za-z0-9_-]{6,}/g,
  /\bearshot_[A-Za-z0-9_-]{16,}/g,
  /\bpplx-[A-Za-z0-9_-]{6,}/g,
  /\bAIza[A-Za-z0-9_-]{16,}/g,
  /\bAQ\.[A-Za-z0-9_-]{16,}/g,
  /\b(?:gsk_|hf_|xai-)[A-Za-z0-9]{16,}/g,
]

/** Headers and parameters that carry a key, whatever the key looks like; the word after `Bearer` may be an innocent one. */
const KEY_CARRIERS: readonly RegExp[] = [
  /\b(Bearer\s{1,4})(?:[^\s"',;<>]{20,}|[^\s"',;<>\d]{0,19}\d[^\s"',;<>]*)/gi,
  /\b((?:x-)?(?:goog-)?api[-_]?key"?\s{0,4}[:=]\s{0,4}"?)[^\s"',;<>&]{4,}/gi,
  /([?&](?:key|api_key|apikey|access_token)=)[^\s"'&<>]{4,}/gi,
]

export type Scrub = (text: string) => string

/**
 * Makes a function that takes secrets out of a text before it is shown, logged or stored: the given ones in every form
 * a text may carry them (plain, percent-encoded, JSON-escaped, base64 at any alignment, hexadecimal; letter case
 * aside), then anything shaped like a key.
 * @param secrets read at every call, so that a key set later is covered too
 */
export function createScrubber(secrets: () => Iterable<string>): Scrub {
  let patternOf = ''
  let pattern: RegExp | null = null
  return (text) => {
    const known = [...secrets()].filter((secret) => secret.length >= SHORTEST_SECRET)
    const key = known.join('\n')
    if (key !== patternOf) {
      patternOf = key
      pattern = known.length === 0 ? null : new RegExp(spellings(known).map(escapePattern).join('|'), 'gi')
    }
    let clean = pattern ? text.replace(pattern, MARK) : text
    for (const shape of KEY_SHAPES) clean = clean.replace(shape, MARK)
    for (const carrier of KEY_CARRIERS) clean = clean.replace(carrier, `$1${MARK}`)
    return clean
  }
}

/** Every spelling of the secrets, the longest first, so that a short secret inside a long one leaves no rest behind. */
function spellings(secrets: readonly string[]): string[] {
  const all = new Set<string>()
  for (const secret of secrets) {
    all.add(secret)
    for (const encoded of encodings(secret)) if (encoded.length >= SHORTEST_ENCODED) all.add(encoded)
  }
  return [...all].sort((a, b) => b.length - a.length)
}

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const base64 = base64Cores(bytes)
  return [
    encodeURIComponent(secret.toWellFormed()),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    ...base64,
    ...base64.map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

/** The base64 characters that depend on the secret alone, for each of the three ways it can lie in what was encoded. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const first = Math.ceil((before * 8) / 6)
    const last = Math.floor(((before + bytes.length) * 8) / 6)
    return encoded.slice(first, last)
  })
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
