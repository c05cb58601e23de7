import { clauseAt } from './absence.ts'
import type { Segment } from './document.ts'
import { fold } from './fold.ts'
import type { Naming } from './namings.ts'
import { sentencesOf } from './sentences.ts'

/** Sentences, folded, that decline to answer. All languages in one, for a refusal is short and rare. */
const DECLINES = new RegExp(
  [
    "\\b(?:i|we)(?:'m| am| are)? (?:sorry|afraid)\\b.{0,60}?\\b(?:can't|cannot|can not|unable|not able|won't|don't|not allowed|not permitted|not comfortable)\\b",
    "\\b(?:i|we) (?:can't|cannot|can not|won't|will not|am unable to|'m unable to|am not able to|don't|do not|must decline|have to decline|shouldn't|must (?:\\w+ )?decline|would rather not|am not going to|'m not going to|would rather not|decline)(?: to| be able to)? (?:\\w+ )?(?:help|assist|provide|recommend|advise|give|offer|answer|discuss|comment|compare|choose|say|make|share|respond|fulfil|fulfill|support|engage|endorse|rank|pick|speak|tell|do that|comply)",
    "\\b(?:i|we)(?:'m| am| are) (?:unable|not able|not in a position|not allowed|not permitted|not going|not comfortable)\\b",
    "\\bas an? (?:ai|language model|assistant).{0,60}?(?:cannot|can't|not able|unable)",
    "\\b(?:that's|this is|that is) (?:not )?something (?:that )?i (?:can't|cannot|can|won't)|not something i can help|\\bi(?:'d| would) (?:rather|prefer) not(?: to)? \\w+|i must decline|i have to decline|it would(?:n't| not) be (?:appropriate|responsible)",
    '\\b(?:lo siento|lo lamento|disculpa|perdona|me temo|desafortunadamente|lamentablemente).{0,80}?\\bno (?:\\w+ )?(?:puedo|podemos|estoy|me es posible|debo|doy)',
    '\\bno (?:te |le |os |les |me |se )?(?:puedo|podemos|debo|voy a|me es posible|estoy en condiciones de|es posible|doy|ofrezco|hago|proporciono)(?: \\w+)? ?(?:ayud\\w*|recomend\\w*|acons\\w*|asesor\\w*|opin\\w*|compar\\w*|ofrec\\w*|respond\\w*|decir\\w*|dar\\w*|eleg\\w*|proporcion\\w*|facilit\\w*|consejos|recomendaciones|asesoramiento)',
    '\\b(?:desculpe|sinto muito|lamento|infelizmente|me desculpe).{0,80}?\\bnao (?:\\w+ )?(?:posso|podemos|consigo|tenho como)|\\bnao (?:posso|podemos|consigo|devo|vou) (?:te |lhe |ajud|recomend|aconselh|opin|compar|oferec|respond|fornec|dar|indicar|escolher)',
    '\\b(?:desole\\w*|navre\\w*|je regrette|malheureusement).{0,80}?\\b(?:ne (?:peux|puis|suis|pouvons)|pas)|\\bje ne (?:peux|puis|suis|saurais|donne|fournis) (?:pas |malheureusement pas )?(?:vous |te |en mesure|autorise|aider|recommander|conseiller|repondre|comparer|donner|fournir|me prononcer|de conseils)',
    '\\b(?:mi dispiace|purtroppo|spiacente).{0,80}?\\bnon (?:\\w+ )?(?:posso|sono in grado|possiamo)|\\bnon (?:posso|sono in grado|possiamo)(?: di)? (?:\\w+ )?(?:aiut|consigli|raccomand|rispond|confront|fornir|dare|esprim)',
    '\\b(?:tut mir leid|leider|entschuldigung|bedaure|bedauerlicherweise).{0,90}?\\b(?:kann|darf|mochte|konnen)\\b.{0,90}?\\b(?:nicht|keine?n?r?)\\b|\\b(?:ich|wir) (?:kann|darf|mochte|konnen|werde) (?:\\w+ ){0,8}?(?:nicht|keine?n?r?) (?:\\w+ ){0,5}?(?:helfen|empfehlen|beraten|beantworten|vergleichen|geben|weiterhelfen|empfehlung\\w*|beratung|auskunft|ratschlage?|sagen)|\\bkann ich (?:\\w+ ){0,6}?(?:nicht|keine?n?r?)\\b.{0,50}(?:helfen|empfehl|berat|geben|beantworten|vergleichen)',
    '\\b(?:het spijt me|helaas|sorry).{0,80}?\\b(?:kan|mag)\\b.{0,60}?\\b(?:niet|geen)\\b|\\bik kan (?:\\w+ ){0,4}(?:niet|geen)\\b',
    '\\bprzykro mi.{0,80}?nie (?:moge|mozemy)|\\bnie moge (?:\\w+ )?(?:pomoc|polecic|doradz|udziel|porown)',
    '\\b(?:tyvarr|jag kan inte|ledsen).{0,60}?(?:kan inte|inte (?:hjalpa|rekommendera|ge))|\\bvalitettavasti.{0,60}?en voi|\\ben voi (?:auttaa|suositella|antaa|neuvoa)',
    '(?:извините|простите|к сожалению|сожалею|приношу извинения).{0,90}?(?:не могу|не могли|не вправе|не имею права|не в состоянии|не даю)|я не могу (?:[а-я]+ ){0,2}?(?:помочь|рекомендовать|советовать|посоветовать|давать|дать|ответить|сравнивать|сравнить|подсказать|обсуждать|выбрать|выбирать)|я не даю (?:[а-я]+ ){0,3}?(?:рекомендации|советов|консультации)',
    '(?:uzgunum|maalesef|ne yazik ki|kusura bakmayin).{0,120}?(?:edemem|edemiyorum|olamam|olamiyorum|veremem|veremiyorum|oneremem|oneremiyorum|yapamam|yapamiyorum|bulunamam|bulunamiyorum|karsilastiramam|soyleyemem)|(?:yardimci olamam|tavsiye veremem|oneride bulunamam|yardimci olamiyorum|tavsiyede bulunamam|oneride bulunamiyorum)',
    '(?:申し訳|すみません|恐れ入ります|あいにく|残念ながら|恐縮).{0,120}?(?:できません|できかねます|いたしかねます|お答えでき|控え|致しかね|お断り|差し控え|かねます)|(?:お答え|おすすめ|お勧め|推奨|ご案内|助言|アドバイス|お手伝い|比較|回答|お力)[^。]{0,20}(?:できません|できかねます|いたしかね|控えさせて|差し控え|することはでき)',
    '(?:抱歉|对不起|對不起|很遗憾|不好意思).{0,60}?(?:无法|不能|不便|没办法|無法|不可以)|我(?:无法|不能|不便|無法)(?:[^，。]{0,10})(?:提供|推荐|回答|帮|给出|建议|比较|讨论|评论|推薦|協助|替)',
    '(?:죄송|미안|유감|안타깝).{0,120}?(?:수 없|어렵|드릴 수|불가|못)|(?:추천|조언|답변|도움|비교|안내|권유|제공)[가-힣]*(?: [가-힣]+){0,3} ?(?:수 없|드리기 어렵|하기 어렵|드릴 수 없|못해|하지 않)',
    '(?:عذرا|اسف|اعتذر|للاسف|اسفه|معذره).{0,90}?(?:لا استطيع|لا يمكنني|لست قادر|لا اقدر|لن اتمكن|لا يمكن|لا اقدم|غير قادر)|(?:لا يمكنني|لا استطيع) (?:ان )?(?:\\S+ )?(?:مساعد|تقديم|التوصيه|اقتراح|الاجابه|ترشيح|مقارنه|اختيار|اعطاء|نصح|النصح|انصح|اوصي)',
    'מצטער.{0,60}(?:לא יכול|אין באפשרותי)|לא אוכל (?:לעזור|לסייע|להמליץ)|(?:ขออภัย|ขอโทษ).{0,80}?(?:ไม่สามารถ|ไม่ได้)|(?:क्षमा|माफ|खेद).{0,80}(?:नहीं)',
  ].join('|'),
)

/** It declines for want of knowledge: that says something of its subject. */
const WANT_OF_KNOWLEDGE =
  /\b(?:information|data|details|find|found|verify|know|familiar|real-time|live|current|up-to-date|browse|informacion|datos|encontr\w*|verific\w*|tiempo real|informac\w+|dados|trouv\w*|informations?|verifier|informazioni|dati|informationen|daten|aktuelle\w*|gefunden)\b|информаци|данн|наити|bilgi|情報|信息|资料|정보|معلومات/

/** Sentences that send the reader elsewhere, explain the refusal or offer other help: they answer nothing. */
const REDIRECTS =
  /\b(?:consult|contact|speak|talk|ask|reach out|please|instead|happy to|glad to|licen[sc]ed|qualified|professional|advis[eo]r|doctor|lawyer|physician|pharmacist|attorney|let me know|help you with|guidelines|policy|because|depends on your|whole situation|your own|understand|feel free|anything else|other questions?|consult\w*|acud\w*|habl\w* con|profesional|asesor\w*|medico|abogado|farmaceutico|por favor|puedo ayudarte|encantad\w|si quieres|profissional|fale|procure|posso ajudar|advogado|consultez|adressez|professionnel|conseiller|medecin|avocat|n'hesitez|je peux vous|rivolg\w*|professionista|consulente|posso aiutarti|wenden|fachmann|berater\w*|arzt|arztin|apotheke\w*|anwalt|gerne|verbraucherzentrale|raadpleeg|adviseur|zarejestrowan\w*|specjalist\w*)\b|обратитесь|специалист|юрист|врач|консультант|могу помочь|danis|uzman|doktor|avukat|yardimci olabilirim|専門家|相談|医師|弁護士|ご確認|お手伝いでき|咨询|专业|医生|律师|顾问|전문가|상담|의사|변호사|문의|استشر|استشاره|مختص|طبيب|محام|مستشار/

/** Longest stretch, in characters, that a refusal adds beyond declining and sending elsewhere. */
const REMAINDER = 160

/** Longest answer that can be nothing but a refusal. */
const LONGEST_REFUSAL = 2_000

/**
 * Whether the whole of an answer declines the question: one of its first two sentences does, and the others add no
 * recommendation or information, least of all on a brand.
 */
export function isRefusal(segments: readonly Segment[], namings: readonly Naming[]): boolean {
  const length = segments.reduce((sum, { text }) => sum + text.length, 0)
  if (length > LONGEST_REFUSAL) return false
  const sentences: { segment: Segment; start: number; end: number; folded: string }[] = []
  for (const segment of segments) {
    for (const { start, end } of sentencesOf(segment.text)) {
      const folded = fold(segment.text.slice(start, end)).text
      sentences.push({ segment, start, end, folded })
      if (sentences.length === 2 && !sentences.some((sentence) => declines(sentence.folded))) return false
    }
  }
  if (!sentences.slice(0, 2).some(({ folded }) => declines(folded))) return false
  // A list answers, unless it lists what else could be done.
  const listed = segments.some(({ item, cell }) => item !== null || cell !== null)
  if (listed && !sentences.some(({ folded }) => /[:：]$/.test(folded) && REDIRECTS.test(folded))) return false
  let remainder = 0
  for (const { segment, start, end, folded } of sentences) {
    const own = namings.filter((naming) => naming.segment === segment && naming.start >= start && naming.start < end)
    const empty = declines(folded) || REDIRECTS.test(folded)
    if (
      own.length > 0 &&
      (!empty || own.some((naming) => informs(folded, fold(segment.text.slice(start, naming.start)).text)))
    )
      return false
    if (!empty) remainder += folded.length
  }
  return remainder <= REMAINDER
}

const declines = (sentence: string): boolean => DECLINES.test(sentence) && !WANT_OF_KNOWLEDGE.test(sentence)

/** "I can't choose for you, but Acme is liked": behind the refusal and its "but", the clause after `before` says something. */
function informs(sentence: string, before: string): boolean {
  const clause = clauseAt(sentence, before.length)
  return (
    clause.length < sentence.length &&
    !declines(clause) &&
    !REDIRECTS.test(clause) &&
    declines(sentence.slice(0, sentence.indexOf(clause)))
  )
}
