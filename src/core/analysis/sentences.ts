import type { Span } from './types.ts'

/** Abbreviations, folded, whose full stop ends no sentence. */
const ABBREVIATIONS =
  /(?:^|[^\p{L}])(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|nr|n|nº|approx|ca|ej|p\.ej|sr|sra|srta|dna|ud|uds|av|pág|pag|num|núm|art|z\.b|d\.h|u\.a|bzw|ggf|inkl|usw|evtl|p\.ex|ex|env|m|mme|т\.е|т\.д|т\.п|руб|г|ул|др|örn|vb|sig|dott|ecc|es|inc|ltd|co|corp|jr|mio|mrd|\p{Lu})$/iu

const END = /[.!?…]+[)"'»”’\]]*(?=\s|$)|[。！？]+[」』）”’]*|[؟।]+|\n+/gu

/** The sentences of a text, each without the white space around it. A line break ends a sentence. Linear in the length. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = []
  let start = 0
  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && isSpace(text, from)) from++
    while (to > from && isSpace(text, to - 1)) to--
    if (to > from) sentences.push({ start: from, end: to })
    start = end
  }
  for (const { 0: mark, index } of text.matchAll(END)) {
    if (mark[0] === '.' && mark.length === 1 && ABBREVIATIONS.test(text.slice(Math.max(start, index - 8), index)))
      continue
    // "1. Acme": a number that opens the sentence is no sentence.
    if (mark[0] === '.' && /^\s*\d+$/.test(text.slice(start, index))) continue
    close(index + mark.length)
  }
  close(text.length)
  return sentences
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at]!)
