import { fold } from '../fold.ts'

/** What the words before a list make of it. All patterns read folded text. */

const ANSWERS =
  /\b(?:best|top|recommend\w*|picks?|favou?rites?|ranking|ranked|rank|shortlist\w*|choices|choose|would (?:pick|choose|start|look|go)|i'd (?:\w+ )?(?:look|pick|choose|start|go|shortlist|consider|buy|open)|stand out|leading|winners?|mejores|mejor|recomien\w*|recomend\w*|podio|favorit\w*|eleg\w*|elij\w*|por (?:este )?orden|me quedo|destacan|melhor\w*|escolh\w*|meilleur\w*|recommand\w*|conseill\w*|classement|selection|beste\w*|empfehl\w*|rangliste|rangfolge|testsieger|favoriten|miglior\w*|consigl\w*|classifica|raccomand\w*|aanbev\w*|beste|polec\w*|najleps\w*|en iyi\w*|oner\w*|siralama\w*)\b|лучш|рекоменд|советую|рейтинг|おすすめ|お勧め|ランキング|選びやす|定番|最佳|推荐|推薦|排名|首选|최고|추천|순서|순위|افضل|انصح|ترتيب|اوصي|แนะนำ|ดีที่สุด/

const DOES_NOT =
  /\b(?:honou?rable mentions?|alternatives? (?:to avoid|you)|avoid\w*|skip|steer clear|not recommend\w*|wouldn't|don't|sources?|references?|citations?|further reading|links?|criteria|factors|what matters|what to (?:check|look|consider|ask|watch)|things to|steps?|tips?|checklist|pros|cons|advantages|disadvantages|drawbacks|downsides|weaknesses|strengths|features|questions|considerations|keep in mind|notes?|methodology|caveats|worth knowing|faqs?|left out|excluded|worst|warnings?|in common|menciones?(?: honorificas?| especiales?)?|evita\w*|no recomiend\w*|fuentes?|referencias?|enlaces?|criterios?|factores|pasos|consejos?|trucos|ventajas|desventajas|inconvenientes|contras|caracteristicas|preguntas|ten en cuenta|notas?|descart\w*|evite\w*|fontes?|criterios?|passos|dicas?|vantagens|desvantagens|mencoes|mentions?|eviter|sources?|criteres?|etapes?|conseils? (?:pratiques|rapides)|astuces|avantages|inconvenients|points? (?:pratiques|faibles|forts)|ehrenvolle|meiden|vermeiden|quellen?|kriterien|schritte|tipps?|hinweise?|vorteile|nachteile|eigenschaften|menzioni|evitare|fonti|criteri|passi|consigli (?:pratici|rapidi)|vantaggi|svantaggi|pregi|difetti|bronnen|nadelen|voordelen|artilari?|eksileri?|kaynaklar|ipuclari|dikkat|adimlar)\b|избегать|источник|критери|шаги|советы|плюсы|минусы|преимуществ|недостат|避け|出典|参考|基準|手順|コツ|ポイント|注意|メリット|デメリット|避免|来源|參考|参考|标准|步骤|提醒|注意|优点|缺点|출처|기준|단계|팁|장점|단점|주의|تجنب|المصادر|معايير|خطوات|نصايح|مزايا|عيوب|ملاحظات/

/** Whatever else stands beside them, these words introduce no answer. */
const SURELY_NOT =
  /\b(?:honou?rable|left out|excluded|not recommend\w*|wouldn't recommend|steer clear|no recomiend\w*|descart\w*|he dejado fuera|menciones? (?:honorificas?|especiales?)|mencoes honrosas|mentions? honorables?|menzioni|nicht empfehl\w*|deconseill\w*|sconsigli\w*)\b|^\W*(?:avoid|skip|sources?|references?|fuentes|referencias|fontes|quellen|fonti|bronnen|tips|quick tips|consejos|also|notes?|what matters|why it matters)\b|не рекоменду|не советую|お勧めしない|おすすめしない|不推荐|추천하지 않/

/** Lists of the rest: what else there is, beside the answer. */
const OTHERS =
  /\b(?:others?|other (?:options|names|brands|alternatives|choices)|also (?:consider\w*|worth|mentioned|ran|good)|otr[oa]s|outr[oa]s|autres|weitere|andere|altri|altre|diger)\b|другие|остальн|その他|他の|其他|기타|다른|اخرى/

/** What the words before a list make of it: the answer, something else, the rest beside an answer, or nothing clear. */
export type Cue = 'answer' | 'other' | 'rest' | 'none'

export function cueOf(introduction: string): Cue {
  const folded = fold(introduction).text
  if (SURELY_NOT.test(folded) || (DOES_NOT.test(folded) && !ANSWERS.test(folded))) return 'other'
  if (ANSWERS.test(folded)) return 'answer'
  return OTHERS.test(folded) ? 'rest' : 'none'
}

const AWARD =
  /\b(?:best|top|most|cheapest|fastest|easiest|safest|winner|runner-up|budget|premium|value|overall|pick|choice|favou?rite|editor'?s|upgrade|splurge|recommend\w*|great for|ideal for|perfect for|mejor|mejores|mas (?:barat|economic|rapid|segur|complet|facil|usad)\w*|ganador\w*|economic[oa]|calidad[ -]precio|favorit[oa]|recomendad[oa]|ideal|opcion|campeon\w*|melhor|mais \w+|vencedor\w*|custo[- ]beneficio|escolha|opcao|meilleure?|le plus|la plus|coup de coeur|choix|rapport qualite|gagnant\w*|beste[rnsm]?|testsieger|preistipp|preis-leistung\w*|gunstigste\w*|empfehlung|favorit|sieger|geheimtipp|migliore?|piu \w+|vincitore|scelta|rapporto qualita|beste|goedkoopste|winnaar|aanrader|najleps\w+|najtansz\w+|en (?:iyi|uygun|ucuz|hizli|kolay)|birinci|kazanan)\b|лучш|сам(?:ыи|ая|ое)|победитель|выбор|фаворит|ベスト|一番|おすすめ|最[ぁ-んァ-ヶ一-龠]|イチオシ|本命|コスパ|最佳|首选|性价比|最[\u4e00-\u9fff]|推荐|최고|최저|가장|추천|가성비|افضل|الافضل|ارخص|الارخص|اسرع|اختياري|الفايز/

/** Whether a label before a brand is an award that makes the brand the item: "Best overall: Acme". */
export const isAward = (label: string): boolean => AWARD.test(fold(label).text)

const GENERIC =
  /^\W*(?:\d+\W+)?(?:introduction|intro|overview|summary|conclusions?|verdict|final (?:thoughts|word)|bottom line|my take|recommendations?|how (?:to|i|we)|why|what|which|when|where|who|tips?|faqs?|notes?|sources?|references?|comparison|quick|key|pros|cons|pricing|features|methodology|honou?rable|other|also|the (?:short|bottom)|short answer|tl;?dr|best (?:for|choice)$|introduccion|resumen|conclusion\w*|veredicto|recomendacion\w*|como|por que|que|cual|consejos?|fuentes|notas?|comparativa|ventajas|desventajas|otras?|en resumen|introducao|resumo|conclusao|veredito|dicas|fontes|comparacao|outras?|resume|en bref|verdict|conseils?|comparatif|avantages|autres|einleitung|fazit|zusammenfassung|ubersicht|uberblick|tipps|quellen|vergleich|vorteile|weitere|introduzione|riassunto|conclusion\w*|consigli|fonti|confronto|altre|samenvatting|conclusie|giris|sonuc|ozet|ipuclari)\b|^\W*(?:введение|вывод|итог|заключение|сравнение|советы|источники|まとめ|結論|はじめに|比較|総括|总结|结论|前言|对比|결론|요약|정리|비교|الخلاصه|الخاتمه|مقدمه|مقارنه)/

/** Whether a heading is of the answer's own frame rather than an item: "Conclusion", "How to choose". */
export const isFrame = (heading: string): boolean => GENERIC.test(fold(heading).text) || /[?？؟]\s*$/.test(heading)
