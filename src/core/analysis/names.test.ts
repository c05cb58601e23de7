import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['Honestly, HUBSPOT and hubspot are the same thing; Hub Spot too.', { HubSpot: 'named 3' }],
  ['For invoices try asana or ASANA. I like asana.', { Asana: 'named 3' }],
  ['Nubanks app isn’t it; NuBank’s is. NUBANK rules.', { Nubank: 'named 2' }],
  [
    'I would learn C++ before C#. C is older, and .NET is huge; ASP.NET less so.',
    { 'C++': 'named 1', 'C#': 'named 1', '.NET': 'named 1' },
  ],
  ['AT&T and Yahoo! are fine, but Yahoo is old. A T&T no.', { 'AT&T': 'named 1', 'Yahoo!': 'named 2', AT: 'absent' }],
  ['Put it in the toolbox, the Xbox or a boxy Dropbox. Boxes are cheap.', { Box: 'absent' }],
  ['Disney+ has more films than Hulu.', { Disney: 'absent', Hulu: 'named 1' }],
  ['L&#39;Or&eacute;al and H&amp;M are here. L’Oreal again.', { "L'Oréal": 'named 2', 'H&M': 'named 1' }],
  ['The **Ac**me and _Glo_bex tools. ~~Initech~~ is gone.', { Acme: 'named 1', Initech: 'named 1' }],
  ['𝐀𝐜𝐦𝐞 beats Ａｃｍｅ and Àcmé.', { Acme: 'named 3' }],
  ['Аcme (with a Cyrillic letter) is a fake.', { Acme: 'absent' }],
  ['A Coca-Cola, a Coca Cola and a CocaCola. Coke too.', { 'Coca-Cola': 'named 3' }],
  [
    'Suosittelen Gigantin verkkokauppaa, koska Gigantista saa nopeasti. Elisan liittymä on hyvä ja Elisalla on kattavuus. Prismassa on halpaa.',
    { Gigantti: 'named 2', Elisa: 'named 2', Prisma: 'named 1' },
  ],
  [
    'DNA:n verkko toimii ja Verkkokauppa.comista saa puhelimen. S-marketissa ja K-Citymarketin hyllyillä on sama.',
    { DNA: 'named 1', 'K-Citymarket': 'named 1', 'S-market': 'named 1' },
  ],
  [
    'Bei Aldis Angeboten und mit Lidls App spart man; in Rossmanns Filialen auch. Die Otto-App ist gut.',
    { Aldi: 'named 1', Lidl: 'named 1', Rossmann: 'named 1', Otto: 'named 1' },
  ],
  ['Der Boden ist nass, aber bei Boden gibt es schöne Kleider. Das Kind trägt Boden.', { Boden: 'named 2' }],
  [
    'В «Пятёрочке» дешевле, чем в Магните, а Яндекс Маркет доставляет быстро. На Яндекс Маркете больше выбор. Озоном я доволен.',
    { Пятёрочка: 'named 1', Магнит: 'named 1', 'Яндекс Маркет': 'named 2', Озон: 'named 1' },
  ],
  [
    'Trendyol’dan aldım, Hepsiburada’nın kargosu yavaş. İstikbal ve ISTIKBAL aynı.',
    { Trendyol: 'named 1', Hepsiburada: 'named 1', İstikbal: 'named 2' },
  ],
  [
    '네이버에서는 찾을 수 있고, 카카오톡으로도 됩니다. 배민이 빠르고 요기요보다 낫습니다. 토스증권은 별개입니다.',
    { 네이버: 'named 1', 카카오: 'absent', 배민: 'named 1', 요기요: 'named 1', 토스: 'absent' },
  ],
  ['اشتري من أمازون أو من جرير، فأمازون أسرع. وبأمازون عروض. الأمازونية غابة.', { أمازون: 'named 3', جرير: 'named 1' }],
  ['כדאי לקנות בשופרסל, ושופרסל זולה. מרמי לוי אפשר להזמין.', { שופרסל: 'named 2', 'רמי לוי': 'named 1' }],
  [
    'ユニクロのヒートテックは、GUより暖かい。ユニクローゼットは別の店です。無印良品も人気。',
    { ユニクロ: 'named 1', GU: 'named 1', 無印良品: 'named 1' },
  ],
  [
    '在京东和天猫都能买到，拼多多更便宜。大众化的选择。',
    { 京东: 'named 1', 天猫: 'named 1', 拼多多: 'named 1', 大众: 'absent' },
  ],
  ['แนะนำให้ใช้แกร็บหรือไลน์แมน เพราะเร็ว', { แกร็บ: 'named 1', ไลน์แมน: 'named 1', ไลน์: 'absent' }],
  [
    'Το Σκρουτζ είναι καλό, του Σκρουτζ οι τιμές. Η ΚΩΤΣΟΒΟΛΟΣ και ο Κωτσόβολος.',
    { Σκρουτζ: 'named 2', Κωτσόβολος: 'named 2' },
  ],
  ['मैं फ्लिपकार्ट की सलाह देता हूँ, फ्लिपकार्ट सस्ता है।', { फ्लिपकार्ट: 'named 2' }],
  [
    'W Biedronce taniej niż w Lidlu, a Żabka jest wszędzie. Żabki są małe.',
    { Biedronka: 'named 1', Lidl: 'named 1', Żabka: 'named 2' },
  ],
  ["Chez Orange, l'offre Livebox; d'Orange à SFR. L’Orange pressée n'est pas SFR.", { SFR: 'named 2' }],
  ['O2 is fine, CO2 is a gas, o2online is a site. 1&1 too.', { O2: 'named 1', '1&1': 'named 1' }],
  ['Kestrels nest on cliffs. Kestrel ships fast.', { Kestrel: 'named 1' }],
  ['Slack/Teams/Zoom all work; Slack-Teams bridges exist.', { Slack: 'named 2', Zoom: 'named 1' }],
  ['Comprei no Boticário e na Natura. Do Boticário gosto mais.', { 'O Boticário': 'named 2', Natura: 'named 1' }],
  ["Ben and Jerry’s is pricey, Ben & Jerry's new flavour is not.", { "Ben & Jerry's": 'named 2' }],
  ['Dr Oetker pizzas and Dr. Oetker cakes.', { 'Dr. Oetker': 'named 2' }],
  ['Delta Dental is cheap, while Delta flies to Paris.', { Delta: 'named 1', 'Delta Dental': 'named 1' }],
  [
    'Google Drive beats Dropbox; Google is watching, and Google Meet works.',
    { Google: 'named 1', 'Google Drive': 'named 1', 'Google Meet': 'named 1' },
  ],
  ['Banco Popular Dominicano no es Popular; BBVA sí.', { BBVA: 'named 1', 'Banco Popular': 'named 1' }],
  [
    'La tienda más cercana es un Oxxo; en Oxxo puedes pagar. Coca-Cola y coca cola es lo mismo.',
    { Oxxo: 'named 2', 'Coca-Cola': 'named 2' },
  ],
  ['아마존에서 사거나 쿠팡을 쓰세요. 아마존강은 깁니다.', { 아마존: 'named 1', 쿠팡: 'named 1' }],
  [
    "Türk Telekom'un altyapısı iyi, Turkcell'e göre ucuz. TURK TELEKOM ve Vodafone'dan vazgeçtim.",
    { 'Türk Telekom': 'named 2', Turkcell: 'named 1', Vodafone: 'named 1' },
  ],
  [
    'Allegro ma najniższe ceny, w Allegro kupisz wszystko; Empiku nie polecam.',
    { Allegro: 'named 2', Empik: 'named 1' },
  ],
  [
    "Use Notion AI or ChatGPT Plus. OpenAI's ChatGPT is better.",
    { Notion: 'named 1', ChatGPT: 'named 2', OpenAI: 'named 1' },
  ],
  ['Kestrel™ and Kestrel® are the same; "Kestrel" too, (Kestrel) also, Kestrel…', { Kestrel: 'named 5' }],
  ['Acme¹ and Globex[2] and Initech(3) lead.', { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1' }],
  [
    'Pro-Acme voices; ex-Globex staff; Initech-style cubicles; Anti-Hooli.',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1', Hooli: 'named 1' },
  ],
  ['myacme.io and acmehub are others. MacAcme? @acme on X.', { Acme: 'named 1' }],
  ['Weissenthal & Co, WEIẞENTHAL, weißenthals', { Weißenthal: 'named ?' }],
  ['Ruegenwalder ist gut; Rügenwalders Mühle steht in Bad Zwischenahn.', { Rügenwalder: 'named 2' }],
  ['Häagen-Dazs, Haagen Dazs and HäagenDazs', { 'Häagen-Dazs': 'named 3' }],
  [
    'E.ON ist teuer, O2 günstig. J.Crew ist Mode. 3M klebt. 7-Up und 7Up.',
    { 'E.ON': 'named 1', O2: 'named 1', 'J.Crew': 'named 1', '3M': 'named 1', '7-Up': 'named 2' },
  ],
  ['Ankauf bei Momox; momox zahlt schnell. REBUY auch, rebuy ist besser.', { Momox: 'named 2', rebuy: 'named 2' }],
  ['Ich nutze bol und Zalando. Bij bol vind je alles.', { bol: 'named 2', Zalando: 'named 1' }],
  ['iFood e Rappi entregam; o ifood é mais rápido.', { iFood: 'named 2', Rappi: 'named 1' }],
  ['Les prix de Decathlon sont bas. Chez Décathlon, on teste. DECATHLON !', { Decathlon: 'named 3' }],
  [
    'Mercadonas hay muchos. Mercadona abre los domingos en verano. En el Mercadona de mi calle no.',
    { Mercadona: 'named 2' },
  ],
  [
    '**Acme’s** plan; *Globex*-powered; __Initech__; ***Hooli***',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'named 1', Hooli: 'named 1' },
  ],
]

describe('names and their forms', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
