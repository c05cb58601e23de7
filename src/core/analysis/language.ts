import type { Folded } from './fold.ts'

/** ISO 639-1 code of a language that has rules here; 'und' when none is recognised. */
export type Language =
  | 'en'
  | 'es'
  | 'pt'
  | 'fr'
  | 'it'
  | 'de'
  | 'nl'
  | 'sv'
  | 'da'
  | 'no'
  | 'fi'
  | 'pl'
  | 'cs'
  | 'hu'
  | 'ro'
  | 'tr'
  | 'ru'
  | 'uk'
  | 'el'
  | 'ar'
  | 'he'
  | 'hi'
  | 'th'
  | 'ja'
  | 'zh'
  | 'ko'
  | 'und'

/** Frequent words, folded, chosen to tell languages that share a script apart. */
const FREQUENT: Readonly<Partial<Record<Language, string>>> = {
  en: `the and of to is for with you that it are your on be this have can most if from they not or which its but at as i in by so
    we my more has will was would do get just there too some one all up out about when what than then also only best i'd use no`,
  es: `el la de que y en los las un una para con por es del lo se mas su pero como tu si al muy no son este esta tiene hay mejor
    sin sobre ser desde tambien porque cuando todo bien`,
  pt: 'o a de que e do da em um uma para com os as por mais dos das na no nao voce seu sua mas ao ou sao se tem sem sobre melhor tambem esta nas nos pelo pela muito quando porque',
  fr: 'le la les de des et est un une pour que qui dans en du vous avec sur pas plus ce au il ou sont votre je il elle chez sans aussi mais tres meilleur dans nous cette ces est si sur aucune',
  it: 'il la di che e un una per con del della le gli in non piu i si da al sono anche come ma ti lo nel e migliore senza anche molto questo questa piu nella dei ho sulla ed su alla tra invece',
  de: 'der die das und ist fur mit den von zu ein eine nicht sie auch auf im bei dem es wenn als oder ich sich aus aber nach noch sehr nur wie wir kann so einen dem einer mir keine uber an mich steht am zum',
  nl: 'de het een en van is voor met dat op je niet zijn te in als die ook of aan bij maar er kunt geen over uit meer zeer goed heb beste ik heeft worden naar niets wel',
  sv: 'och att det som en for med ar den pa av inte ett du till om har de kan fran men eller mer',
  da: 'og at det som en til med er den pa af ikke et du om har de kan fra men eller mere der sig',
  no: 'og at det som en til med er den pa av ikke et du om har de kan fra men eller mer for seg hvis',
  fi: 'ja on ei se etta joka kun mutta tai myos ovat kuin jos sina voit niin hyva paras sen ole mita',
  pl: 'i w na z do nie jest sie to ze dla od oraz ale jak po przez jako lub co jesli czy masz',
  cs: 'a v na je se to ze pro s do jako ale nebo od pri po ktery tak jsou by co jste pokud',
  hu: 'a az es egy hogy nem is van meg de ha ez vagy csak mint akkor legjobb azt el mar nagyon',
  ro: 'si de la in cu pe care este un o din pentru nu mai sa ca sunt dar sau cel daca ai',
  tr: 've bir bu icin ile da de en cok daha olarak var gibi ama ya o ne degil ise hem kadar mi',
}

const WORD_LANGUAGES = new Map<string, Language[]>()
for (const [language, words] of Object.entries(FREQUENT) as [Language, string][]) {
  for (const word of words.split(' ')) {
    const languages = WORD_LANGUAGES.get(word)
    if (languages) languages.push(language)
    else WORD_LANGUAGES.set(word, [language])
  }
}

const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/[\u3041-\u3096\u30a1-\u30fa]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[іїєґ]/giu, 'uk'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
]

/** Share of letters outside the Latin script from which a text is taken to be written in that script. */
const SCRIPT_SHARE = 0.25

/** A text's beginning is enough to tell its language. */
const SAMPLE = 600

/** Letters that only a few languages use; each occurrence weighs as much as a frequent word. */
const LETTERS: readonly (readonly [RegExp, Language])[] = [
  [/[ğşı]/gi, 'tr'],
  [/[ñ¿¡]/gi, 'es'],
  [/[ãõ]/gi, 'pt'],
  [/ß/g, 'de'],
  [/[łśżźć]/gi, 'pl'],
  [/[ěřů]/gi, 'cs'],
  [/[őű]/gi, 'hu'],
  [/[țș]/gi, 'ro'],
]

/** The language that segments of text are written in, from their script, most frequent words and peculiar letters. */
export function languageOf(segments: readonly { readonly text: string; readonly folded: Folded }[]): Language {
  let text = ''
  let folded = ''
  for (const segment of segments) {
    text += `${segment.text}\n`
    folded += `${segment.folded.text}\n`
    if (text.length >= SAMPLE) break
  }
  const sample = text.slice(0, SAMPLE)
  const plain = /^[\n -~]*$/.test(sample)
  return (plain ? undefined : scriptLanguage(sample)) ?? latinLanguage(folded.slice(0, SAMPLE), plain ? '' : sample)
}

function scriptLanguage(sample: string): Language | undefined {
  const foreign = sample.match(/[^\P{L}\p{Script=Latin}]/gu)?.length ?? 0
  if (foreign === 0 || foreign < (sample.match(/[a-z]/gi)?.length ?? 0) * SCRIPT_SHARE) return undefined
  const needed = Math.max(1, foreign * 0.02)
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0
    const enough = language === 'ja' || language === 'uk' ? needed : foreign * 0.4
    if (found >= enough) return language
  }
  return undefined
}

function latinLanguage(folded: string, sample: string): Language {
  const scores = new Map<Language, number>()
  const add = (language: Language, score: number) => scores.set(language, (scores.get(language) ?? 0) + score)
  for (const word of folded.match(/\b[a-z]+/g) ?? []) {
    for (const language of WORD_LANGUAGES.get(word) ?? []) add(language, 1)
  }
  for (const [letters, language] of sample === '' ? [] : LETTERS) {
    const found = sample.match(letters)?.length ?? 0
    if (found > 0) add(language, found)
  }
  let best: Language = 'und'
  let bestScore = 0
  for (const [language, score] of scores) {
    if (score > bestScore) {
      best = language
      bestScore = score
    }
  }
  return best
}
