import type { Language } from '../language.ts'

/** Ordinals from first on, folded, by language. */
const ORDINALS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: [
    'first|1st|top (?:pick|choice|spot|recommendation)|winner|number one|no\\. ?1|#1|gold',
    'second|2nd|number two|no\\. ?2|#2|runner-up|silver',
    'third|3rd|number three|no\\. ?3|#3|bronze',
    'fourth|4th',
    'fifth|5th',
    'sixth|6th',
  ],
  es: [
    'primer[oa]?|ganador[oa]?|favorit[oa]|preferid[oa]|1\\.?[oa]|numero uno',
    'segund[oa]|2\\.?[oa]|numero dos',
    'tercer[oa]?|3\\.?[oa]|numero tres',
    'cuart[oa]',
    'quint[oa]',
    'sext[oa]',
  ],
  pt: [
    'primeir[oa]|vencedora?|favorit[oa]|preferid[oa]|1[oa]',
    'segund[oa](?!-)|2[oa]',
    'terceir[oa]|3[oa]',
    'quart[oa](?!-)',
    'quint[oa](?!-)',
    'sext[oa](?!-)',
  ],
  fr: [
    'premiere?|favorite?|gagnante?|premierement|1ere?|1re',
    'deuxieme|deuxiemement|seconde?|2e|2eme',
    'troisieme|troisiemement|3e|3eme',
    'quatrieme|4e',
    'cinquieme|5e',
    'sixieme',
  ],
  it: [
    'prim[oa]|preferit[oa]|vincitore|vincitrice|numero uno',
    'second[oa](?! me)|numero due',
    'terz[oa]|numero tre',
    'quart[oa]',
    'quint[oa]',
    'sest[oa]',
  ],
  de: [
    'erste[rnsm]?|favorit|testsieger|erstens|platz (?:1|eins)|rang (?:1|eins)',
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
export const NO_PLACE =
  /^[\s-]*(?:time|times|month|months|year|years|week|day|days|hour|visit|order|purchase|step|thing|hand|home|car|account|line|aid|class|party|glance|half|quarter|floor|generation|person|names?|minutes?|vez|mes|meses|ano|anos|semana|dias?|mano|compra|pedido|paso|cosa|linea|parte|edad|clase|generacion|mes|vez|passo|fois|mois|annee|semaine|jours?|pas|commande|main|partie|volta|mese|anno|settimana|passo|cosa|parte|mal|monat|jahr|woche|tag|tage|schritt|bestellung|hand|klasse|раз|месяц|год|недел|день|шаг|этап|ay|yil|hafta|gun|kez|adim|次に|次|步|个月|年|번 |달|الشهر|مره|خطوه)/

/** Words that by themselves make a place of an ordinal: "second choice", "en tercer lugar". */
export const RANKING =
  /(?:number one|numero uno|runner-up|places?|choices?|picks?|spots?|positions?|options?|preferences?|favou?rites?|ranks?|ranked|lugar|puesto|opcion|posicion|eleccion|preferencia|posicao|opcao|escolha|preferencia|place|position|choix|rang|posto|posizione|scelta|platz|stelle|wahl|rang|plats|plaats|plek|keus|keuze|miejsc\w*|wybor\w*|sira\w*|tercih\w*|mest\w*|място|местo|мест[аоеу]|位|名|选|選|위|순위|المركز|المرتبه|الخيار)/

/** Gives what comes behind it the next place. */
export const FOLLOWED =
  /\b(?:followed (?:closely )?by|seguid[oa]s? (?:de cerca )?(?:de|por|da)|suivie?s? (?:de pres )?(?:de|par|d')|(?:dicht )?gefolgt von|gevolgd door)\b|за (?:ним|неи) (?:следует|идет)|ardindan|次いで|続いて/gu

const patterns = new Map<Language, RegExp>()

/** Finds a language's ordinals in folded text; the group that matched tells which, from 1. */
export function ordinalPattern(language: Language): RegExp {
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
