import type { Language } from './language.ts'

/**
 * Clauses that say of something only that nothing is known or found about it, or that it could not be verified. All
 * patterns read folded text: no accents, й as и, أ as ا.
 */

const ENGLISH_MATTER =
  '(?:information|info|details?|data|records?|evidence|mentions?|trace|reviews?|results?|sources?|documentation|references?|listings?|coverage|website|anything|nothing|none)'

const ABSENT: Readonly<Partial<Record<Language, RegExp>>> = {
  en: new RegExp(
    [
      `(?:could(?:n't| not)|can(?:'t|not| not)|did(?:n't| not)|(?:was|am|were|been) (?:not able|unable) to|wasn't able to|unable to|failed to|have(?:n't| not)(?: been able to)?|struggled to) (?:\\w+ ){0,2}(?:find|found|locate|verify|verified|confirm|confirmed|identify|turn up|come across|see|trace)\\b`,
      `(?:find|finds|found|have|has|there(?:'s| is| are| was| were)|seen|turned up|returned|located|with|be|see|saw|got|gave) (?:\\w+ ){0,2}(?:no|little|not enough|insufficient|zero|hardly any|nothing|none)(?: \\w+){0,3} ${ENGLISH_MATTER}\\b`,
      '(?:found|find|finds|turned up|turns up|returned|returns|yielded|produced|brought up) (?:\\w+ ){0,2}(?:nothing|none|no results|no matches|no hits)\\b',
      '(?:came|comes|come|coming) up (?:empty|blank|with nothing)|drew a blank',
      "(?:do not|don't|does not|doesn't|did not|didn't) (?:\\w+ ){0,2}(?:have|hold|possess|know) (?:\\w+ ){0,3}(?:information|info|data|details|knowledge|anything|enough|of (?:it|any|a)|about|records?)\\b",
      "(?:not|n't|'m not|isn't) (?:\\w+ )?(?:familiar with|aware of|(?:a |an )?(?:\\w+ )?(?:one|name|brand|company|product|service|tool|provider|something)(?: that)? i (?:know|recogni[sz]e|have|can))\\b",
      "(?:don't|do not|didn't) (?:recogni[sz]e|know)\\b|unfamiliar with|never (?:heard|come across)|unknown to me",
      "(?:could not|couldn't|cannot|can't) be (?:verified|found|confirmed|identified|located)",
      "(?:does|do|did)(?:n't| not) (?:turn up|show up|appear|come up|seem to exist|appear to exist)(?: (?:anywhere|in any|in (?:my|the) (?:sources?|data|search|results|search results|training|tests? i|reviews? i)))",
      "(?:is|are|was|were)(?:n't| not) (?:listed|mentioned|covered|found|included) (?:anywhere|in any (?:of (?:the|my) )?(?:sources?|reviews?|tests?|databases?|results))",
      `(?:no|little|insufficient) (?:\\w+ ){0,2}${ENGLISH_MATTER} (?:\\w+ ){0,3}(?:available|found|exists?|turned up|came up|about|on|regarding|for)\\b`,
      'nothing (?:came|comes|turned|turns|showed|shows|has come) up|(?:none|not one|neither) of (?:the|my) (?:\\w+ )?(?:sources|results|reviews|tests|databases|articles|pages|guides)',
      '^nothing (?:\\w+ )?(?:about|on|regarding)|no such (?:brand|company|product|service|tool|provider)|no (?:\\w+ ){0,2}(?:company|brand|product|service|tool|provider|shop|store|app|bank) (?:called|named|by (?:that|this) name|with (?:that|this) name|under (?:that|this) name)',
    ].join('|'),
  ),
  es: /\bno (?:se |la |lo |le |les |las |los |me |te |nos )?(?:he |hemos |han |ha |pude |puedo |pudimos |podemos |logre |logro |consegui |consigo |fue posible |es posible |ha sido posible )?(?:podido |logrado |conseguido )?(?:encontr\w*|hall\w*|localiz\w*|verific\w*|confirm\w*|contrast\w*|comprob\w*|acredit\w*|dispongo|tengo|cuento con|dispone\w*|conozco|conoc\w+|consta\w*|hay|existe\w*|aparece\w*|figura\w*|suena|obtuv\w*|obten\w*|di con|doy con)\b.{0,70}?(?:informacion|datos?|resenas?|opinion\w*|referencias?|nada\b|rastro|registros?|fuentes?|detalles|pagina|web\b|resultados|constancia|ningun\w*|verific\w*|confirm\w*|contrast\w*|que exista|menciones|noticias|fiables?)|\bsin (?:informacion|datos|resultados|referencias|noticias)\b|\bno (?:la|lo|las|los|me) (?:conozco|suena|consta)|\bdesconozco|\bni(?:nguna|ngun) de las? (?:fuentes|resultados)|\bno hay rastro|\b(?:nunca|no) (?:he )?oi(?:do)? (?:hablar )?de|\bme (?:resulta|es) (?:totalmente )?desconocid|\bno (?:estoy|me es) familiar|\bno (?:la |lo )?(?:he podido|pude|he logrado|puedo|fue posible|se pudo|se ha podido) (?:verificar|confirmar|comprobar|encontrar|localizar|hallar|contrastar)|\bno (?:la |lo )?(?:he encontrado|encontre|encuentro|he hallado)\b|\bno (?:hay|existe) (?:ninguna )?(?:informacion|constancia|datos)/,
  pt: /\bnao (?:se |a |o |as |os |me )?(?:encontr\w+|ach\w+|localiz\w+|consegui\w*|consigo|tenho|temos|ha|existe\w*|conhec\w+|possuo|dispon\w+|dispoe|foi possivel|pude|obtive|consta\w*|aparece\w*)\b.{0,70}?(?:informac\w+|dados|registros?|nada\b|avaliac\w+|resultados?|referencias?|fontes?|site\b|verificar|confirmar|encontrar|localizar|nenhum\w*|detalhes|noticias)|\bdesconhec\w+|\bnenhuma das fontes|\bnunca ouvi|\bnao (?:a |o )?conheco|\bsem (?:informac\w+|dados|resultados)|\bnao (?:a |o )?(?:encontrei|achei|localizei)\b/,
  fr: /\bn'(?:ai|avons|a) (?:\w+ )?(?:pas |rien )?(?:pu )?(?:rien )?(?:trouve|trouver|verifier|confirmer|pu|reussi|identifie)\w*|\bn'(?:ai|avons) (?:\w+ )?aucune? |\baucune? (?:\w+ ){0,2}(?:informations?|donnees?|avis|traces?|resultats?|sources?|mentions?|references?)\b|\bne (?:la |le |les )?(?:connais|dispose|trouve|retrouve|possede)\b.{0,50}?(?:pas|rien|aucune?)|\bpas connaissance|\baucune des sources|\bjamais entendu|\brien trouve|\bintrouvable|\bimpossible de (?:verifier|confirmer|trouver)|\bm'est inconnue?|\bpas (?:assez |suffisamment )?d'informations?|\bn'apparait (?:dans aucun|nulle part)/,
  it: /\bnon (?:ho|abbiamo|sono riuscit\w|riesco|dispongo|conosco|risulta\w*|esist\w+|ci sono|c'e|e stato possibile|si trova\w*)\b.{0,60}?(?:trovat\w|trovare|informazioni|dati\b|recensioni|nulla|niente|notizie|verificar\w*|tracc\w+|conferm\w+|alcun\w*|riscontr\w+|elementi)|\bnon (?:lo |la )?conosco|\bnessuna delle fonti|\bmai sentit[oa]|\bnessuna? (?:\w+ )?(?:informazione|dato|notizia|traccia|risultato|recensione)/,
  de: /\b(?:keine?r?n?|kaum|zu wenige?) (?:[a-z-]+ ){0,3}(?:informationen|infos|angaben|daten|treffer|hinweise?|bewertungen|belege?|quellen?|ergebnisse?|details|eintrage?|erkenntnisse|erfahrungsberichte)\b|\bnichts (?:[a-z-]+ ){0,3}(?:gefunden|finden|bekannt|belastbares|verlassliches)|\b(?:konnte|kann|habe|konnten|liess|lasst)\b.{0,70}?\b(?:nicht|nichts) (?:[a-z-]+ ){0,2}(?:finden|gefunden|verifizieren|bestatigen|uberprufen|ermitteln|belegen|prufen|nachprufen)|\b(?:ist|sind|sagt) mir (?:[a-z-]+ )?(?:nicht bekannt|unbekannt|nichts|nicht gelaufig)|\bkenne ich (?:leider )?nicht|\bkeine der quellen|\bnie gehort|\bnicht (?:auffindbar|verifizierbar|nachprufbar)/,
  nl: /\bgeen (?:\w+ ){0,3}(?:informatie|gegevens|resultaten|reviews|details|bronnen)|\bniets (?:\w+ ){0,3}(?:gevonden|vinden|bekend)|\b(?:kon|kan|heb)\b.{0,50}?\bniet (?:\w+ ){0,2}(?:vinden|gevonden|verifieren|bevestigen)|\bken ik niet|\bniet bekend mee/,
  sv: /\b(?:hittade|hittar|hittat|finns|har) (?:\w+ ){0,2}(?:ingen|inga|inget|inte nagon|inte nagra) (?:\w+ ){0,2}(?:information|uppgifter|data|resultat|recensioner)|\bkanner inte till/,
  fi: /\ben (?:loytanyt|loyda|tunne|pystynyt|voinut|onnistunut)\b.{0,60}?(?:tieto\w*|mitaan|vahvist\w*|loyt\w*|arvostelu\w*)|\bei loytynyt/,
  pl: /\bnie (?:znalazl\w+|udalo (?:mi )?sie|mam|znam|posiadam|ma|moge)\b.{0,60}?(?:informacji|danych|znalezc|zweryfikowac|potwierdzic|opinii|zadn\w+|niczego|wiarygodn\w+)|\bbrak (?:\w+ )?(?:informacji|danych|wynikow)|\bnie znam\b/,
  ru: /не (?:удалось|смог[а-я]*|нашел|нашла|нашли|нашлось|обнаружил[а-я]*|располага[а-я]+|знаю|знаком[а-я]*|встречал[а-я]*|имею|могу подтвердить|наиден[а-я]*).{0,70}?(?:информаци[а-я]+|данн[а-я]+|сведени[а-я]+|отзыв[а-я]*|ничего|наити|подтвердить|проверить|упоминани[а-я]+|источник[а-я]*|результат[а-я]*|достоверн[а-я]+)|(?:ничего|никаких|никакои|информации|данных|сведении|отзывов|упоминании).{0,50}?(?:не (?:нашел|нашла|нашли|нашлось|удалось|наидено|обнаружил[а-я]*|знаю)|нет(?:[^а-я]|$)|неизвестно)|(?:у меня )?нет (?:[а-я]+ ){0,3}(?:информации|данных|сведении|отзывов)|мне (?:не известн[а-я]*|неизвестн[а-я]*)|мне не знаком|не слышал/,
  uk: /не (?:вдалося|знаишов|знаишла|знаишлося|маю|знаю).{0,70}?(?:інформаці[а-яі]+|дан[а-яі]+|відомост[а-яі]+|нічого|відгук[а-яі]*|знаити|перевірити)|(?:нічого|інформації|відомостеи).{0,50}?(?:не знаишов|не вдалося|немає)/,
  tr: /(?:hakkinda|ile ilgili|dair|iliskin|adinda|adli|diye)\b.{0,70}?(?:bulamadim|bulunamadi|bulamiyorum|bulamadik|yok\b|rastlamadim|rastlayamadim|ulasamadim|mevcut degil|sahip degilim|dogrulayamadim|bilmiyorum|bulunmuyor)|(?:bilgi|veri|kayit|yorum|kaynak|sonuc|iz)\w*\b.{0,30}?(?:bulamadim|yok\b|bulunmuyor|bulunamadi|rastlamadim|ulasamadim|rastlanmadi)|\btanimiyorum|dogrulayamadim|dogrulanamadi/,
  ja: /見つかりません|見つけられ|見つからな|見当たりません|見当たらな|確認できません|確認できず|確認できませんでした|確認が取れ(?:ません|ず|てい)|情報(?:が|は|を)?(?:ほとんど|まったく|十分に|特に)?(?:ありません|なく|ない|得られ|持って(?:い|お))|存じ(?:上げ)?ません|把握して(?:い|お)り?ません|把握できて|検証できません|わかりませんでした|知りません/,
  zh: /(?:没有|没|未|未能|无法|没能|不能)[^，。；]{0,14}(?:找到|查到|搜到|搜索到|查询到|检索到|核实|确认|证实|查证|验证)|(?:找|查|搜)不到|(?:没有|暂无|缺乏|缺少|没|无)[^，。；]{0,10}(?:信息|資料|资料|数据|記錄|记录|评价|报道)|没听说过|(?:不|并不)(?:太)?(?:了解|熟悉|清楚)(?!.{0,4}的(?:人|用户))|查无/,
  ko: /(?:찾지|확인하지|발견하지|검증하지|알지) ?못|찾을 수 (?:가 )?없|확인할 수 (?:가 )?없|확인되지 않|나오지 않|(?:정보|자료|데이터|후기|리뷰|기록|내용|결과)[가-힣]* (?:[가-힣]+ )?(?:없|부족|찾지|확인)|잘 모르|알 수 없|모릅니다/,
  ar: /(?:لم (?:اجد|اعثر|اتمكن|استطع|نجد|نعثر|اصل|يظهر)|لا (?:توجد|يوجد|تتوفر|تتوافر|املك|اعرف|امتلك|اجد|تتوفر لدي|يتوفر|استطيع)|لم يتسن|تعذر|ليس(?:ت)? لدي|ليست? لدي).{0,70}?(?:معلومات|معلومه|بيانات|شيء|شييا|شيي|اي |التحقق|العثور|نتايج|مصدر|مصادر|مراجعات|تقييمات|اثر|التاكد)|لا اعرف|غير معروف لدي|غير مالوف/,
  he: /לא (?:מצאתי|הצלחתי|נמצא|ידוע|מכיר|קיים).{0,60}?(?:מידע|נתונים|דבר|לאמת|למצוא|ביקורות)|אין לי מידע|לא מכיר/,
  th: /ไม่พบ|ไม่มีข้อมูล|หาไม่พบ|หาข้อมูล.{0,30}ไม่|ไม่สามารถยืนยัน|ไม่รู้จัก|ยืนยันไม่ได้/,
  hi: /(?:जानकारी|सूचना|डेटा).{0,30}(?:नहीं|न मिल)|नहीं (?:मिल|मिली|मिला)/,
}

/** Looks like a search in vain and is praise, or is about one fact only. */
const NOT_ABSENT =
  /\b(?:claims?|allegations?|promises?|afirmaci\w+|promesas?|fault|faults|wrong|better|cheaper|faster|complaints?|issues?|problems?|downsides?|drawbacks?|flaws?|negatives?|match for|equal|reason|anything bad|besides|apart from|aside from|other than|except for|nada mejor|nada malo|mejor que|pegas?|quejas?|problemas?|inconvenientes?|defectos?|aparte de|ademas de|fuera de|melhor|reclamac\w+|problema|defeitos?|alem de|mieux|defauts?|reproches?|plaintes?|probleme|a part|hormis|niente di meglio|difetti|lamentele|a parte|besseres|fehler|mangel|beschwerden|nachteile|ausser|abgesehen)\b|недостатк|жалоб|кроме |минус|daha iyi|sikayet|欠点|不満|缺点|更好|단점|불만|عيوب|افضل من/

/** One fact that was not found says nothing of the rest, unless more was looked for. */
const ONE_FACT =
  /\b(?:prices?|pricing|costs?|fees?|discounts?|hours|precios?|tarifas?|precos?|prix|tarifs?|prezz[io]|preise?)\b|цен[аыу]|fiyat|価格|料金|价格|가격|سعر|اسعار/
const MORE = new RegExp(
  `\\b(?:${ENGLISH_MATTER}|informacion|datos|resenas|opiniones|informac\\w+|dados|avis|donnees|dati|recensioni|angaben|bewertungen|informationen)\\b|информаци|отзыв|данн|bilgi|情報|口コミ|信息|资料|정보|معلومات`,
)

/** Clauses in which a thing is only brought up, asked about or left open; beside an absent statement they add nothing. */
const OPEN =
  /\b(?:you(?:'ve| have| also| specifically)? (?:\w+ )?(?:asked|mention\w*|listed|named|brought up|wanted|were asking|cite\w*)|(?:searched|looked|checked|tried) (?:for|into|up|to)|search(?:ed)? for|busque|he buscado|cherche|gesucht|procurei|cercato|zoeken|as for|if (?:you|it|they|that|this)|whether|let me know|send me|share|double-check|can't|cannot|can not|unable|before (?:you|buying|ordering|signing|paying)|unless|might|may be|could be|perhaps|possibly|please|treat|caution|careful|be wary|ask (?:them|for|the)|check (?:the|its|their|whether|with|that)|verify|mencion\w+|pregunt\w+|citas?|nombras?|indicas?|si (?:tienes|me|quieres|es|la|lo|puedes|conoces)|comparte|compart\w+|puede (?:que|ser)|podria|quizas?|tal vez|no puedo|prefiero no|conviene|comprueba|verifica|consulta|perguntou|mencionou|citou|se (?:voce|tiver|for|quiser)|talvez|nao posso|prefiro nao|compartilh\w+|quant a|que vous (?:citez|mentionnez|evoquez)|vous (?:avez )?(?:mentionn\w+|cit\w+|demand\w+)|si vous|peut-etre|je ne peux|verifiez|partagez|wenn (?:sie|du)|falls|ob\b|moglicherweise|vielleicht|genannt\w*|erwahnt\w*|kann ich (?:nicht|keine)|se (?:hai|vuoi|puoi|mi)|forse|non posso|hai (?:citato|menzionato|chiesto))|если|искал|возможно|может быть|упомянул|спрашивал|не могу|eger|belki|sordugunuz|bahsettiginiz|もし|場合|かもしれ|お尋ね|ご質問|について|如果|可能|您提到|你提到|至于|关于|만약|혹시|물어보신|언급하신|ربما|اذا|سالت|ذكرت|بخصوص|اما/

const CLAUSE_BREAKS =
  /[;；]|(?:[,，、—–]| -)\s*(?=(?:and (?:i|we|there)|y no|e nao|et (?:je|n)|und (?:ich|es)|и (?:я|не)|but|however|though|although|whereas|while|yet|so|pero|sin embargo|aunque|mientras|asi que|por lo que|por eso|en cambio|mais|cependant|donc|alors que|tandis|mas|porem|entao|enquanto|por isso|aber|jedoch|doch|daher|deshalb|wahrend|also|ma|quindi|mentre|invece|maar|dus|но|однако|поэтому|ama|fakat|ancak|bu yuzden|yani)(?![\p{L}]))|(?:但|但是|不过|而|所以|ただし|ただ、|一方|しかし|그러나|하지만|반면)|،\s*(?=(?:لكن|ولكن|بينما|لذلك))/gu

/** Whether anything in a folded sentence could say that nothing is known or found. */
export const maySayAbsent = (sentence: string, language: Language): boolean =>
  !(language === 'en' && !DENIES.test(sentence)) && patternOf(language).test(sentence)

/** Words without which no English sentence denies. */
const DENIES =
  /\b(?:no|not|nothing|none|neither|never|cannot|unable|fail|empty|blank|drew|unfamiliar|unknown|little|insufficient|zero|hardly|struggled)|n't/

const patternOf = (language: Language): RegExp => ABSENT[language] ?? ABSENT.en!

/** Whether a folded clause says that nothing is known or found. */
export function saysAbsent(clause: string, language: Language): boolean {
  return patternOf(language).test(clause) && !NOT_ABSENT.test(clause) && (!ONE_FACT.test(clause) || MORE.test(clause))
}

/** Whether a folded clause leaves its subject open: asked about, conditional, referred elsewhere. */
export const leavesOpen = (clause: string): boolean => OPEN.test(clause)

/** The clause around `at` of a folded sentence, as far as contrasts and conclusions cut it. */
export function clauseAt(sentence: string, at: number): string {
  let start = 0
  for (const { index, 0: mark } of sentence.matchAll(CLAUSE_BREAKS)) {
    if (index >= at) return sentence.slice(start, index)
    start = index + mark.length
  }
  return sentence.slice(start)
}
