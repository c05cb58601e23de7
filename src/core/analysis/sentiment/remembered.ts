/** Answers kept; all are forgotten together when the vocabulary grows beyond any language's. */
const MOST_REMEMBERED = 20_000

/** A pure function of a word that works each word out once. */
export function remembered<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    let value = known.get(word)
    if (value === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear()
      value = compute(word)
      known.set(word, value)
    }
    return value
  }
}
