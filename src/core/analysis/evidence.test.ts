import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['华为手机比小米便宜，小米粥却是早餐。苹果公司和苹果汁不同。', { 华为: 'named 1', 小米: 'named 1', 苹果: 'named 1' }],
  [
    'For your teeth, Delta Dental has the widest network in Georgia.',
    { Delta: { finds: 'absent', aliases: ['Delta Air Lines'] } },
  ],
  [
    'An apple a day; bake the apple pie with Granny Smith apples. Samsung makes ovens.',
    { Apple: 'absent', Samsung: 'named 1' },
  ],
  ['Apple makes the best phone here, and an Apple Watch pairs well. An apple is fruit.', { Apple: 'named 2' }],
  ['I had a notion that Notion would win; Notion is flexible.', { Notion: 'named 2' }],
  ['Cut yourself some slack. In Slack, mute the channels. Slack off later.', { Slack: 'named 1' }],
  ['Mind the gap in coverage. Gap years are popular. Zara has coats.', { Gap: 'absent', Zara: 'named 1' }],
  ['Square your books weekly. Stripe is easier than a square peg.', { Square: 'absent', Stripe: 'named 1' }],
  ['You may wait until May. March on.', { May: 'absent' }],
  ['Shell out $20 for the shell cover. BP is cheaper.', { Shell: 'absent', BP: 'named 1' }],
  ['You need a visa for Kenya, so apply early. Pay by Visa or Mastercard.', { Visa: 'named 1', Mastercard: 'named 1' }],
  ['Nothing beats a walk. The Nothing Phone is quirky, nothing more.', { Nothing: 'named 1' }],
  [
    'Indeed, most jobs are filled quietly. LinkedIn helps. Indeed lists more hourly roles.',
    { Indeed: 'named 1', LinkedIn: 'named 1' },
  ],
  ['It is linked in the article, or see Linked In.', { LinkedIn: 'named 1' }],
  ['Set a target. Target has it for $5, and Target’s app shows stock.', { Target: 'named 2' }],
  ['Tighten the bolt. I took a Bolt to the airport, then bolted. Bolt is cheap.', { Bolt: 'named 2' }],
  ['Hoy en día compro en Dia, cada día más barato. Día tiene ofertas.', { Dia: 'named 2' }],
  ['La corona del rey no es una Corona bien fría. Corona sabe suave.', { Corona: 'named 2' }],
  ['Claro, aquí tienes. Claro que sí. En Claro hay planes; queda claro.', { Claro: 'named 1' }],
  [
    'El éxito de la receta está en el arroz. Lo compras en el Éxito o en Jumbo.',
    { Éxito: 'named 1', Jumbo: 'named 1' },
  ],
  ['Es una decisión personal. Personal tiene buena señal en Córdoba.', { Personal: 'named 1' }],
  ['Un jugo de naranja y listo. Mercado Pago es mejor.', { Naranja: 'absent', 'Mercado Pago': 'named 1' }],
  ['Chez Free, le forfait est gratuit. Feel free to ask.', { Free: 'named 1' }],
  ['Au carrefour, tournez à gauche. Leclerc est moins cher.', { Carrefour: 'absent', Leclerc: 'named 1' }],
  ['Orange reste le plus fiable en montagne, même si la carte est orange.', { Orange: 'named 1' }],
  ['Assista ao vivo na TIM. O Vivo é melhor.', { Vivo: 'named 1', TIM: 'named 1' }],
  ['Повесьте магнит на холодильник. В «Магните» есть скидки.', { Магнит: 'named 1' }],
  ['Bana su getir. Getir ile sipariş ver.', { Getir: 'named 1' }],
  ['멜론은 여름 과일이라 시원하게 먹으면 좋습니다. 지니에서 들으세요.', { 멜론: 'absent' }],
  ['アップルパイを焼くならリンゴが必要。アップルの新製品は高い。', { アップル: 'named 1' }],
  ['买苹果要挑红的，吃苹果对身体好。', { 苹果: 'absent' }],
  ['Für Ihr Kind empfehle ich Fielmann; ein Kind braucht Ruhe.', { KIND: 'absent', Fielmann: 'named 1' }],
  ['## How to Target New Customers\n\nUse Mailchimp.', { Target: 'absent', Mailchimp: 'named 1' }],
  [
    '- Zoom out before cropping.\n- Slack your ropes.\n- Box everything up.',
    { Zoom: 'absent', Slack: 'absent', Box: 'absent' },
  ],
  ['Try monday.com: it is simple. See https://monday.com/pricing. Start on Monday.', { 'monday.com': 'named 1' }],
  [
    "For a small bakery I'd look at three tills:\n\n1. **Tillo** – quick to set up.\n2. **Squarely POS** – good hardware; Tillo's reports are better, though.\n3. **Toast** – made for restaurants. If you already toast your own bread, the kitchen display helps.\n\nToast also runs on a tablet.",
    { Tillo: 'named 2 #1', 'Squarely POS': 'named 1 #2', Toast: 'named 2 #3', Square: 'absent' },
  ],
  [
    "Wave is free for invoicing. A wave of users left last year, and Wave's support is slow. FreshBooks costs more.",
    { Wave: 'named 2', FreshBooks: 'named 1' },
  ],
  [
    'Bench handles your books for you. Bench press is another matter. If you sit on a bench all day, get up.',
    { Bench: 'named ?' },
  ],
  [
    'Drift off to sleep with white noise. Hatch makes a good night light; wait for the eggs to hatch.',
    { Drift: 'absent', Hatch: 'named 1' },
  ],
  ['Boots stocks SPF 50, and so does Superdrug. Bring walking boots.', { Boots: 'named 1', Superdrug: 'named 1' }],
  ['Next, compare the fees. Next has a sale in July. The next step is to call.', { Next: 'named 1' }],
  [
    "Chase down the receipt first. Chase and Citi both refund foreign fees; it's a long chase otherwise.",
    { Chase: 'named 1', Citi: 'named 1' },
  ],
  [
    'I would go with Mint for the budget view. Fresh mint tea helps too. Mint shows bills in one place.',
    { Mint: 'named 2' },
  ],
  [
    'Para recargar usa Personal o Movistar. Tus datos personales y tu cuenta personal están seguros.',
    { Personal: 'named 1', Movistar: 'named 1' },
  ],
  ['Lidl hat die besten Preise, Penny ist näher. Jeder Penny zählt.', { Lidl: 'named 1', Penny: 'named 1' }],
  ['Die Norma ist streng, aber bei Norma ist das Gemüse frisch; Norma öffnet um 7.', { Norma: 'named 2' }],
  [
    'Prenez un café chez Paul. Paul vend aussi du pain, et Casino est à côté du casino.',
    { Paul: 'named 2', Casino: 'named 1' },
  ],
  ['Il sole scotta: usa una crema. Sole 24 Ore ne parla. Tim ha la rete migliore.', { TIM: 'named 1', Sole: 'absent' }],
  ['В «Точке» открыть счёт проще. Точка на карте показывает офис.', { Точка: 'named 1' }],
  [
    'Билайн дешевле, а МегаФон быстрее. У Мегафона лучше покрытие; мегафон на стадионе ни при чём.',
    { МегаФон: 'named 2', Билайн: 'named 1' },
  ],
  ['楽天モバイルは安く、楽天で買うとポイントが付きます。楽天家の人向け。', { 楽天: 'named ?' }],
  ['滴滴打车方便，美团也可以。美团队伍很强。', { 滴滴: 'named 1', 美团: 'named ?' }],
  ['Les Galeries Lafayette et aux Galeries Lafayette. Printemps au printemps.', { 'Galeries Lafayette': 'named 2' }],
  [
    'Current rates are low. Current accounts vary. Chase and Ally pay more.',
    { Current: 'absent', Chase: 'named 1', Ally: 'named 1' },
  ],
  [
    'Segment your list by age, then send. Klaviyo does it well, and Segment pipes in the data.',
    { Segment: 'named 1', Klaviyo: 'named 1' },
  ],
  [
    'Close the old account before you open one at Wise. Wise charges little; a wise choice.',
    { Wise: 'named 2', Close: 'absent' },
  ],
  ['Buffer the solution to pH 7. Sigma sells the salts.', { Buffer: 'absent', Sigma: 'named 1' }],
  ['Con Vale puedes pagar. Vale la pena comparar. Vale, te explico.', { Vale: 'named 1' }],
  ['Boden ist nicht billig. Den Boden wischen. Bei Boden gibt es Sale.', { Boden: 'named ?' }],
  ['The Guardian reviewed it; guardian angels. Norton and Guardian both protect.', { Guardian: 'named ?' }],
]

describe('names that are everyday words', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
