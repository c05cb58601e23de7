import type { Language } from './language.ts'

/** An inflected form of a name's word, and the languages whose readers would take it for the name; null for any. */
export interface Form {
  readonly form: string
  readonly languages: readonly Language[] | null
}

/** The inflected forms of a folded word, itself not among them. */
export function inflect(word: string): Form[] {
  if (/^[а-яіїєґў]{3,}$/.test(word)) return cyrillicForms(word).map((form) => ({ form, languages: null }))
  if (!/[a-z]$/.test(word) || word.length < 3) return []
  return [
    ...tagged(genitive(word), ['de', 'nl', 'sv', 'da', 'no']),
    ...tagged(finnishForms(word), ['fi']),
    ...tagged(polishForms(word), ['pl', 'cs']),
    ...tagged(with_(word, 'da de ta te dan den tan ten nin nun yla yle'), ['tr']),
    ...tagged(with_(word, 'ban ben bol rol tol nal nel hoz hez val vel nak nek ra re ba be t ot et on en'), ['hu']),
  ]
}

const tagged = (forms: readonly string[], languages: readonly Language[]): Form[] =>
  forms.map((form) => ({ form, languages }))

const with_ = (stem: string, endings: string): string[] => endings.split(' ').map((ending) => stem + ending)

const genitive = (word: string): string[] => (/[sxz]$/.test(word) ? [] : [`${word}s`])

/** Russian and its neighbours: declension by the word's ending; й is folded to и. */
function cyrillicForms(word: string): string[] {
  const stem = word.slice(0, -1)
  switch (word.at(-1)) {
    case 'а':
      return with_(stem, 'ы и е у ои ою')
    case 'я':
      return word.at(-2) === 'а' ? with_(word.slice(0, -2), 'ои ую ая ею') : with_(stem, 'и е ю еи ею')
    case 'ь':
      return with_(stem, 'я ю ем е и ью')
    case 'и': {
      const adjective = /(ы|и)и$/.test(word) ? with_(word.slice(0, -2), 'ого ому ым им ом его ему ем') : []
      return [...adjective, ...with_(stem, 'я ю ем е')]
    }
    case 'е':
    case 'о':
    case 'у':
    case 'ы':
    case 'э':
    case 'ю':
      return []
    default: {
      const plain = with_(word, 'а у ом е ы ов ам ами ах')
      // The vowel that comes and goes: "перекрёсток", "перекрёстка".
      const fleeting = /^(.+[^аеиоуыэюя])[ое]([кц])$/.exec(word)
      return fleeting ? [...plain, ...with_(`${fleeting[1]}${fleeting[2]}`, 'а у ом е и')] : plain
    }
  }
}

const FINNISH = 'n ssa sta lla lta lle ksi na a ta tta en an on in hin seen ssakin lla lta'

/** Finnish cases; ä and ö are folded. A double consonant before the last vowel becomes single in most of them. */
function finnishForms(word: string): string[] {
  if (!/[aeiouy]$/.test(word)) return with_(`${word}i`, FINNISH)
  const weak = /^(.*)(kk|pp|tt)([aeiouy])$/.exec(word)
  const long = `${word}${word.at(-1)}n`
  const forms = [...with_(word, FINNISH), long]
  return weak ? [...forms, ...with_(`${weak[1]}${weak[2]![0]}${weak[3]}`, 'n ssa sta lla lta lle ksi')] : forms
}

function polishForms(word: string): string[] {
  const stem = word.slice(0, -1)
  if (word.endsWith('a')) {
    const soft = stem.endsWith('k')
      ? `${stem.slice(0, -1)}ce`
      : stem.endsWith('g')
        ? `${stem.slice(0, -1)}dze`
        : `${stem}ie`
    return [...with_(stem, 'y i e o ou u'), soft]
  }
  return /[eiouy]$/.test(word) ? [] : with_(word, 'a u owi em iem ie y ow')
}
