import { fold } from './fold.ts'
import type { Language } from './language.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(fold(words).text.split(/\s+/).filter(Boolean))

/** Words before which an everyday word is itself: articles, possessives, quantities. */
const DETERMINERS: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: setOf(`a an the this that these those my your our their his her its each every any some no another most many few all both
    to or and-a one first second third last next same whole little enough much more less`),
  es: setOf(`el la los las un una unos unas este esta estos estas ese esa esos esas mi mis tu tus su sus cada algun alguna
    ningun ninguna mucho mucha muchos poca poco del al lo`),
  pt: setOf(
    'o a os as um uma uns umas este esta esse essa meu minha seu sua cada algum alguma nenhum muito muita do da dos das no na ao',
  ),
  fr: setOf(
    'le la les un une des du de ce cette ces mon ma mes ton ta tes son sa ses notre votre nos vos leur chaque aucun aucune au aux',
  ),
  it: setOf(
    `il lo la i gli le un uno una questo questa quel quella mio mia tuo tua suo sua ogni del della dei al alla nel nella`,
  ),
  de: setOf(`der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein deine deinen ihr ihre
    ihren ihrem ihrer sein seine seinen seinem seiner unser unsere unseren euer eure kein keine keinen keinem dieser diese
    dieses diesen diesem jeder jede jedes jeden jedem viel viele vielen wenig wenige manche im am zum zur beim vom ins ans
    aufs mehr welche welcher welches alle allen beide beiden`),
  nl: setOf('de het een dit dat deze die mijn jouw uw ons onze hun haar zijn elk elke ieder geen veel'),
}

/** Words that, after an everyday word that opens a sentence, make it a verb with its object, or a noun with its own. */
const CONTINUATIONS: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: setOf(`a an the this that these those my your our their his her its each every any some all both no more less other another in into up
    out off on onto over down away around back to with from at for by of through across as it them us me you him yourself
    one two three what whatever how when where everything something anything everyone`),
  es: setOf('que de del un una unos unas lo la las el los'),
  pt: setOf('que de do da um uma'),
  fr: setOf('que de du des un une'),
  it: setOf('che di del della un una'),
  de: setOf('der die das den dem des ein eine einen sie ihn es uns mich dich'),
}

/** Verbs, folded, that say what a company does; after a name at the start of a sentence they make it the subject. */
const VERBS: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: setOf(`is are was has had stocks lists carries accepts refunds pays hires publishes operates owns says promises claims guarantees processes tracks syncs exports
    imports bundles opened closed opens closes serves hosts covers wants expects sends asks buys rents isn't doesn't does did can can't could will would won't should may might also offers makes gives keeps works sells ships
    costs charges lets allows provides includes supports covers comes handles stands remains feels looks runs wins gets takes
    needs still now just really even only then always never has hasn't requires integrates connects lacks excels shines tops
    leads beats leaves does adds pays holds shows sets stays seems tends focuses specializes specialises caters delivers helps
    uses brings combines starts goes sits ranks scores launched announced introduced released acquired and or vs versus plus`),
  es: setOf(`es tiene ofrece funciona cuenta permite cobra vende llega da esta suele sigue lidera gana destaca incluye cubre sale queda cuesta va hace
    ya tambien no se te le lo y o u e era fue tenia puede trae resulta parece sirve viene pone deja mantiene responde cumple`),
  pt: setOf(`e tem oferece funciona conta permite cobra vende chega da esta costuma segue lidera ganha destaca inclui cobre sai fica custa vai faz ja
    tambem nao se te lhe ou era foi tinha pode traz parece serve vem mantem responde cumpre`),
  fr: setOf(`est a propose offre fonctionne permet facture vend livre reste gagne inclut couvre coute va fait ne n'est n'a se s'est et ou peut semble
    convient domine arrive garde tient etait avait sera aussi`),
  it: setOf(
    `e ha offre funziona permette costa vende arriva resta vince include copre va fa non si ti lo ed o puo sembra conviene era aveva anche`,
  ),
  de: setOf(`ist hat bietet kostet liefert uberzeugt punktet verkauft bleibt gewinnt kann wird war hatte und oder macht gilt steht fuhrt lasst gibt
    verlangt erlaubt braucht eignet zeigt sticht schneidet`),
  nl: setOf('is heeft biedt kost levert verkoopt blijft wint kan wordt was had en of maakt geldt staat'),
  tr: setOf(`ile icin gibi uzerinden uygulamasi ve ya da hizli kolay daha en cok da de ise sunuyor veriyor`),
}

/** Words after which a name may follow in lower case: prepositions, conjunctions, verbs of choosing. */
const LEADS =
  setOf(`with like use using try choose pick consider recommend recommending from of than and or vs versus via on at by over for is was
  call called named get buy prefer want suggest mention con en de a por para como y e o u que es usa usar prueba elige elegiria recomiendo
  probaria via segun entre vs com em do da no na por para como ou e use experimente escolha recomendo avec chez de par pour comme et
  ou que utilisez essayez choisissez con di da per come e o usa prova scegli consiglio mit bei von fur wie und oder als nutze nimm
  empfehle met bij van voor als en of med hos fran for som och eller og eller с у от на в и или как для через попробуите`)
export const isLead = (word: string): boolean => word === '' || LEADS.has(word)

/** Pronouns that open sentences as themselves. */
const FUNCTION_WORDS =
  setOf(`nothing something anything everything all none one other others another what when where why
  who how nada todo algo otro otra cada rien tout niente tutto nichts alles tudo ничего все`)
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word)

export const isDeterminer = (word: string, language: Language): boolean => DETERMINERS[language]?.has(word) === true
export const isContinuation = (word: string, language: Language): boolean => CONTINUATIONS[language]?.has(word) === true
export const isCompanyVerb = (word: string, language: Language): boolean => VERBS[language]?.has(word) === true

/**
 * Whether a folded Russian word can follow a subject: a verb by its ending, a pronoun or a conjunction. A preposition or a
 * noun in the genitive makes a common noun of the word before: "лента отзывов".
 */
export const followsSubject = (word: string): boolean =>
  /^(?:|я|мы|вы|ты|он|она|они|мне|вам|нам|и|или|а|но|не|тоже|также|это|уже|всегда|обычно|чаще|лучше|дешевле|дороже)$/.test(
    word,
  ) || /(?:ет|ит|ут|ют|ат|ят|ла|ло|ли|ал|ил|ел|ся|сь|есть)$/.test(word)

/** English adjectives among the names; before a noun they describe it. */
const ADJECTIVES =
  setOf(`basic best better big black blue bold brave bright brilliant calm central certain classic clean clear clever close cold
  complete cool core creative crisp current custom daily dark dear deep direct easy electric elite epic equal essential eternal exact
  express extra fair fast fine firm flat fluent fluid free fresh full general gentle giant global golden good grand great green handy
  happy hard high honest hot ideal impossible infinite instant juicy keen key kind late legal less light limitless little lively local
  long loud lucid lucky main major many mellow mobile modern more native natural near neat new next nimble noble normal novel open
  optimal original parallel perfect personal pink plain polar polished popular precise premier premium prime private pro proper proud
  public pure purple quick quiet radiant rapid raw ready real red reliable remarkable remote rich right rival rugged rustic safe same
  savage secure serene sharp short silent simple single slack slim slow small smart smooth snug social soft solid sonic special stable
  standard steady still stout strong super sure sweet swift tall tidy tight tiny top total true twin two unique united universal urban
  vital vivid visible warm white whole wide wild wise young yellow plaid`)
export const isAdjective = (word: string): boolean => ADJECTIVES.has(word)

/** Nouns that introduce a name in front of it or class it behind it: "the app Noon", "تطبيق نون". */
const CLASSIFIERS =
  setOf(`app apps application company brand store shop retailer provider platform service bank tool software
  aplicacion empresa marca tienda proveedor plataforma banco cadena supermercado operadora compania cerveza aplicativo loja
  operadora banco entreprise marque magasin enseigne operateur banque chez azienda marchio negozio operatore banca
  firma marke anbieter laden kette versicherung приложение компания магазин банк сервис бренд оператор сеть uygulama uygulamasi
  sirket marka magaza تطبيق متجر شركه موقع منصه بنك علامه عبر لدي من-خلال アプリ 社 株式会社 品牌 公司 应用 앱 회사 브랜드`)
export const isClassifier = (word: string): boolean => CLASSIFIERS.has(word)
