import type { Segment } from '../document.ts'
import { type Folded, fold, unfoldedEnd, unfoldedStart } from '../fold.ts'
import type { Language } from '../language.ts'
import type { Naming } from '../namings.ts'
import { sentencesOf } from '../sentences.ts'

/** The place that words give a brand. */
export interface Place {
  readonly brand: number
  readonly number: number
}

/** Ordinals from first on, folded, by language. */
const ORDINALS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: [
    'first|1st|number one|no\\. ?1|#1|gold',
    'second|2nd|number two|no\\. ?2|#2|runner-up|silver',
    'third|3rd|number three|no\\. ?3|#3|bronze',
    'fourth|4th',
    'fifth|5th',
    'sixth|6th',
  ],
  es: [
    'primer[oa]?|1\\.?[oa]|numero uno',
    'segund[oa]|2\\.?[oa]|numero dos',
    'tercer[oa]?|3\\.?[oa]|numero tres',
    'cuart[oa]',
    'quint[oa]',
    'sext[oa]',
  ],
  pt: [
    'primeir[oa]|1[oa]',
    'segund[oa](?!-)|2[oa]',
    'terceir[oa]|3[oa]',
    'quart[oa](?!-)',
    'quint[oa](?!-)',
    'sext[oa](?!-)',
  ],
  fr: [
    'premiere?|premierement|1ere?|1re',
    'deuxieme|deuxiemement|seconde?|2e|2eme',
    'troisieme|troisiemement|3e|3eme',
    'quatrieme|4e',
    'cinquieme|5e',
    'sixieme',
  ],
  it: [
    'prim[oa]|numero uno',
    'second[oa](?! me)|numero due',
    'terz[oa]|numero tre',
    'quart[oa]',
    'quint[oa]',
    'sest[oa]',
  ],
  de: [
    'erste[rnsm]?|erstens|platz (?:1|eins)|rang (?:1|eins)',
    'zweite[rnsm]?|zweitens|platz (?:2|zwei)|rang (?:2|zwei)',
    'dritte[rnsm]?|drittens|platz (?:3|drei)|rang (?:3|drei)',
    'vierte[rnsm]?|platz (?:4|vier)',
    'funfte[rnsm]?|platz (?:5|funf)',
    'sechste[rnsm]?',
  ],
  nl: ['eerste|nummer een', 'tweede|nummer twee', 'derde|nummer drie', 'vierde', 'vijfde', 'zesde'],
  sv: ['forsta', 'andra', 'tredje', 'fjarde', 'femte', 'sjatte'],
  da: ['forste', 'anden|andet', 'tredje', 'fjerde', 'femte', 'sjette'],
  no: ['forste', 'andre', 'tredje', 'fjerde', 'femte', 'sjette'],
  fi: [
    'ensimmaise\\w*|ensimmainen|ykko\\w*',
    'toise\\w*|toinen|kakko\\w*',
    'kolmanne\\w*|kolmas|kolmo\\w*',
    'neljan\\w+|neljas',
    'viiden\\w+|viides',
  ],
  pl: ['pierwsz\\w+', 'drug\\w+', 'trzeci\\w*', 'czwart\\w+', 'piat\\w+'],
  tr: ['birinci\\w*|ilk sira\\w*|1\\.', 'ikinci\\w*|2\\.', 'ucuncu\\w*|3\\.', 'dorduncu\\w*|4\\.', 'besinci\\w*|5\\.'],
  ru: [
    'перв(?:ое|ыи|ая|ом|ую|ого|ои|ым)|во-первых',
    'втор(?:ое|ои|ая|ом|ую|ого|ым)|во-вторых',
    'треть(?:е|ем|ю|я|его|им|еи)|третии|в-третьих',
    'четверт(?:ое|ыи|ая|ом|ую|ого|ым)',
    'пят(?:ое|ыи|ая|ом|ую|ого|ым)',
  ],
  uk: ['перш(?:е|ии|а|ому|у|ого)', 'друг(?:е|ии|а|ому|у|ого)', 'трет(?:є|іи|я|ьому|ю)', 'четверт\\p{L}+'],
  ja: [
    '(?:第)?(?:1|一)位|1番(?:目|手)|一番手|第一に|1つ目|一つ目',
    '(?:第)?(?:2|二)位|2番(?:目|手)|二番手|第二に|2つ目|二つ目|次点',
    '(?:第)?(?:3|三)位|3番(?:目|手)|三番手|第三に|3つ目|三つ目',
    '(?:第)?(?:4|四)位|4番目',
    '(?:第)?(?:5|五)位|5番目',
  ],
  zh: [
    '第(?:一|1)(?:名|位|选择|推荐|选)?|首选|排名第一',
    '第(?:二|2)(?:名|位|选择|选)?|其次|次选',
    '第(?:三|3)(?:名|位|选择|选)?|再次',
    '第(?:四|4)(?:名|位)?',
    '第(?:五|5)(?:名|位)?',
  ],
  ko: [
    '1 ?위|1순위|첫 ?번째|첫째',
    '2 ?위|2순위|두 ?번째|둘째',
    '3 ?위|3순위|세 ?번째|셋째',
    '4 ?위|네 ?번째|넷째',
    '5 ?위|다섯 ?번째',
  ],
  ar: ['(?:ال)?اولي?|اولا', '(?:ال)?ثانيه?|ثانيا', '(?:ال)?ثالثه?|ثالثا', '(?:ال)?رابعه?|رابعا', '(?:ال)?خامسه?|خامسا'],
}

/** Ordinals that count time, people and things rather than places. */
const NO_PLACE =
  /^[\s-]*(?:time|times|month|months|year|years|week|day|days|hour|visit|order|purchase|step|thing|hand|home|car|account|line|aid|class|party|glance|half|quarter|floor|generation|person|names?|minutes?|vez|mes|meses|ano|anos|semana|dias?|mano|compra|pedido|paso|cosa|linea|parte|edad|clase|generacion|mes|vez|passo|fois|mois|annee|semaine|jours?|pas|commande|main|partie|volta|mese|anno|settimana|passo|cosa|parte|mal|monat|jahr|woche|tag|tage|schritt|bestellung|hand|klasse|раз|месяц|год|недел|день|шаг|этап|ay|yil|hafta|gun|kez|adim|次に|次|步|个月|年|번 |달|الشهر|مره|خطوه)/

/** Words that by themselves make a place of an ordinal: "second choice", "en tercer lugar". */
const RANKING =
  /(?:number one|numero uno|runner-up|places?|choices?|picks?|spots?|positions?|options?|preferences?|favou?rites?|ranks?|ranked|lugar|puesto|opcion|posicion|eleccion|preferencia|posicao|opcao|escolha|preferencia|place|position|choix|rang|posto|posizione|scelta|platz|stelle|wahl|rang|plats|plaats|plek|keus|keuze|miejsc\w*|wybor\w*|sira\w*|tercih\w*|mest\w*|място|местo|мест[аоеу]|位|名|选|選|위|순위|المركز|المرتبه|الخيار)/

interface Event {
  readonly at: number
  readonly end: number
  readonly number: number | null
  readonly brand: number | null
}

const CLAUSE_END = /[,;.:!?、，；。：！？،؛\n]|\s[–—-]\s|\s(?:and|y|und|et|och|og|ve|и|а|e)\s/gu

const patterns = new Map<Language, RegExp>()

function ordinalPattern(language: Language): RegExp {
  let pattern = patterns.get(language)
  if (!pattern) {
    const ordinals = ORDINALS[language] ?? ORDINALS.en!
    const unspaced = language === 'ja' || language === 'zh' || language === 'ko'
    const groups = ordinals.map((ordinal) => `(${ordinal})`).join('|')
    pattern = new RegExp(unspaced ? groups : `(?<![\\p{L}\\p{N}-])(?:${groups})(?![\\p{L}\\p{N}])`, 'gu')
    patterns.set(language, pattern)
  }
  return pattern
}

/**
 * The places a paragraph gives in words: "first …, second …". It needs two of them, or one that says that it is a place
 * ("my second choice"). Empty when the paragraph ranks nobody.
 */
export function rankProse(segment: Segment, namings: readonly Naming[], language: Language): Place[] {
  if (namings.length === 0) return []
  const folded = fold(segment.text)
  const { ordinals, ranking } = findOrdinals(folded, segment.text, namings, language)
  if (ordinals.length === 0) return []
  const stops = sentencesOf(segment.text).map(({ end }) => end)
  const brands = namings.map(({ start, end, brand }) => ({ at: start, end, number: null, brand }))
  const places = pair(
    [...ordinals, ...brands].sort((a, b) => a.at - b.at),
    clauseEnds(segment.text, namings),
    stops,
  )
  const distinct = new Set(places.map(({ number }) => number))
  return ranking || distinct.size >= 2 ? places : []
}

function findOrdinals(folded: Folded, text: string, namings: readonly Naming[], language: Language) {
  const ordinals: Event[] = []
  let ranking = false
  for (const match of folded.text.matchAll(ordinalPattern(language))) {
    const foldedEnd = match.index + match[0].length
    const at = unfoldedStart(folded, match.index)
    const end = unfoldedEnd(folded, foldedEnd, text)
    const after = folded.text.slice(foldedEnd, foldedEnd + 24)
    if (
      NO_PLACE.test(after) ||
      /^\s+to\s+\p{Ll}/u.test(text.slice(end, end + 8)) ||
      namings.some((naming) => naming.start < end && naming.end > at)
    )
      continue
    const number = match.slice(1).findIndex((group) => group !== undefined) + 1
    ordinals.push({ at, end, number, brand: null })
    const around = folded.text.slice(Math.max(0, match.index - 14), foldedEnd + 14)
    if (RANKING.test(around)) ranking = true
  }
  return { ordinals, ranking }
}

function clauseEnds(text: string, namings: readonly Naming[]): number[] {
  return [...text.matchAll(CLAUSE_END)]
    .map(({ index }) => index)
    .filter((at) => !namings.some(({ start, end }) => at >= start && at < end))
}

/** Gives each ordinal its brand: in its own clause if there is one, else the next ahead, or behind where brands lead. */
function pair(events: readonly Event[], ends: readonly number[], stops: readonly number[]): Place[] {
  const sameSentence = (a: Event, b: Event) =>
    !stops.some((stop) => stop > Math.min(a.at, b.at) && stop < Math.max(a.at, b.at))
  const clauseOf = (at: number) => ends.findIndex((end) => end >= at)
  const forward = events[0]!.number !== null
  const places: Place[] = []
  const taken = new Set<number>()
  const give = (ordinal: Event, brand: Event | undefined) => {
    if (brand === undefined || taken.has(brand.brand!)) return
    taken.add(brand.brand!)
    places.push({ brand: brand.brand!, number: ordinal.number! })
  }
  events.forEach((ordinal, index) => {
    if (ordinal.number === null) return
    const clause = clauseOf(ordinal.at)
    const own = events.filter((event) => event.brand !== null && clauseOf(event.at) === clause)
    if (own.length > 0) {
      const distance = (event: Event) => (event.at >= ordinal.end ? event.at - ordinal.end : ordinal.at - event.end)
      give(
        ordinal,
        own.reduce((a, b) => (distance(b) < distance(a) ? b : a)),
      )
      return
    }
    const step = forward ? 1 : -1
    const neighbour = events[index + step]
    if (neighbour && neighbour.brand !== null && sameSentence(ordinal, neighbour)) give(ordinal, neighbour)
  })
  return places
}

const INLINE = /(?:^|[\s(（,;:：，；])[(（]?(\d{1,2})(?:[).、）]|[:：](?!\d))\s?(?=\D)/gu

/** "I'd go 1) Acme, 2) Globex": numbers that run inside a sentence, each right before its brand. */
export function rankInline(segment: Segment, namings: readonly Naming[]): Place[] {
  const places: Place[] = []
  let expected = 1
  for (const match of segment.text.matchAll(INLINE)) {
    const number = Number(match[1])
    if (number !== expected) {
      if (number === 1) expected = 1
      else continue
    }
    expected = number + 1
    const end = match.index + match[0].length
    const naming = namings.find(({ start }) => start >= end)
    const between = naming ? segment.text.slice(end, naming.start) : 'x'
    if (naming && /^[^\p{L}\p{N}]*(?:(?:the|el|la|le|il|die|der|das|o|a) )?$/iu.test(between))
      places.push({ brand: naming.brand, number })
  }
  return expected > 2 ? places : []
}
