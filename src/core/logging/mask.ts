/** What stands for something that was taken out. */
const GONE = '…'
/** Shorter names are parts of ordinary words. */
const SHORTEST_NAME = 3
const LONGEST = 200

/**
 * Takes the user's own words out of a sentence of the program's, so that it may be shown to somebody else: what is in
 * quotes, what follows a colon (where others are quoted: a provider, the system), and every known name.
 * @param names of projects, brands and prompts, and folders
 */
export function maskSentence(sentence: string, names: readonly string[]): string {
  const [head = '', ...rest] = sentence.split(':')
  const own = rest.length > 0 ? `${head}:${GONE}` : head
  return maskNames(own.replace(/"[^"]*"?|“[^”]*”?|«[^»]*»?/g, GONE), names).slice(0, LONGEST)
}

/** Takes known names out of a text, the longest first, letter case aside. */
export function maskNames(text: string, names: readonly string[]): string {
  let masked = text
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name.length >= SHORTEST_NAME) masked = replaceAll(masked, name)
  }
  return masked
}

function replaceAll(text: string, name: string): string {
  const wanted = name.toLowerCase()
  let folded = text.toLowerCase()
  // A letter whose small form is longer would move what comes after it.
  if (folded.length !== text.length || !folded.includes(wanted)) return text.replaceAll(name, GONE)
  let masked = text
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + GONE.length)) {
    masked = masked.slice(0, at) + GONE + masked.slice(at + name.length)
    folded = masked.toLowerCase()
  }
  return masked
}

/** Where a stack trace has been, without what it says: the functions, and the files without their folders. */
export function framesOf(stack: string): string[] {
  return stack.split('\n').flatMap((line) => {
    const [, called, bare] = FRAME.exec(line) ?? []
    const place = PLACE.exec(called === undefined ? (bare ?? '') : line)?.[1]
    return place === undefined ? [] : [called === undefined ? place : `${called} ${place}`]
  })
}

/** `at function (place)`, or `at place`. */
const FRAME = /^\s+at (?:(.+?) \(.*\)|(\S.*))$/
/** A file with its line and column at the end, without the folders before it. */
const PLACE = /([^/\\]+:\d+:\d+)\)?$/
