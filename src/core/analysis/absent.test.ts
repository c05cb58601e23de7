import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['I could not find any reliable information about Zentrix, so I can’t compare it.', { Zentrix: 'absent_statement' }],
  [
    '1. **Acme** – great\n2. **Globex** – good\n\nI’m not familiar with Zentrix; it may be a regional brand.',
    { Acme: 'named 1 #1', Globex: 'named 1 #2', Zentrix: 'absent_statement' },
  ],
  [
    '**Zentrix**\n\nNo information about this provider turned up in my search.\n\n**Acme**\n\nSolid choice.',
    { Zentrix: 'absent_statement', Acme: 'named 1' },
  ],
  [
    'No conozco Zentrix y no aparece en las fuentes que consulté. Te recomiendo Acme.',
    { Zentrix: 'absent_statement', Acme: 'named 1' },
  ],
  ['Acme is great, but I found nothing about Zentrix.', { Acme: 'named 1', Zentrix: 'absent_statement' }],
  [
    'I couldn’t find anything wrong with Acme. You won’t find a better deal than Globex.',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  ['I couldn’t find anything on Zentrix, so I’d go with Acme.', { Zentrix: 'absent_statement', Acme: 'named 1' }],
  [
    'Zu Zentrix konnte ich leider keine verlässlichen Informationen finden. Acme ist solide.',
    { Zentrix: 'absent_statement', Acme: 'named 1' },
  ],
  [
    'Je n’ai trouvé aucune information sur Zentrix. En revanche, Acme est fiable.',
    { Zentrix: 'absent_statement', Acme: 'named 1' },
  ],
  [
    'Não encontrei informações confiáveis sobre a Zentrix. A Acme é boa.',
    { Zentrix: 'absent_statement', Acme: 'named 1' },
  ],
  ['Non ho trovato informazioni su Zentrix. Acme invece è ottima.', { Zentrix: 'absent_statement', Acme: 'named 1' }],
  ['О Zentrix мне ничего найти не удалось. Acme — хороший выбор.', { Zentrix: 'absent_statement', Acme: 'named 1' }],
  ['Zentrix hakkında güvenilir bir bilgi bulamadım. Acme iyidir.', { Zentrix: 'absent_statement', Acme: 'named 1' }],
  [
    'ゼントリクスについては、信頼できる情報が見つかりませんでした。アクメは人気です。',
    { ゼントリクス: 'absent_statement', アクメ: 'named 1' },
  ],
  ['关于云帆科技，我没有找到可靠的信息。推荐用飞书。', { 云帆科技: 'absent_statement', 飞书: 'named 1' }],
  ['젠트릭스에 대한 정보는 찾을 수 없었습니다. 토스를 추천합니다.', { 젠트릭스: 'absent_statement', 토스: 'named 1' }],
  ['لم أجد أي معلومات موثوقة عن زنتركس. أنصح بنون.', { زنتركس: 'absent_statement', نون: 'named 1' }],
  [
    'Zentrix is not in my top list. Unlike Zentrix, Acme is cheap. Globex is discontinued.',
    { Zentrix: 'named 2', Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    '| Brand | Price |\n|---|---|\n| Acme | $5 |\n| Zentrix | no data found |',
    { Acme: 'named 1 #1', Zentrix: 'absent_statement' },
  ],
  [
    'Zentrix could not be verified. As far as I can tell there is no company called Zentrix.',
    { Zentrix: 'absent_statement' },
  ],
  ['You mentioned Zentrix, but it doesn’t show up in any of the sources I checked.', { Zentrix: 'absent_statement' }],
  [
    'Besides Acme and Globex, I couldn’t find any provider with Sunday delivery.',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    'Sobre Zentrix: no dispongo de datos contrastados.\n\n- **Acme**: la mejor.\n- **Globex**: buena.',
    { Zentrix: 'absent_statement', Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  ['I found no complaints about Acme, and no hidden fees at Globex.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    'I don’t have any details on Zentrix. If Zentrix is a local shop, ask them for references.',
    { Zentrix: 'absent_statement' },
  ],
  ['Geen informatie gevonden over Zentrix. Coolblue is prima.', { Zentrix: 'absent_statement', Coolblue: 'named 1' }],
  [
    "**Acme**: good.\n\nZentrix: I don't have enough reliable data to assess it.",
    { Acme: 'named 1', Zentrix: 'absent_statement' },
  ],
  [
    'I searched for Zentrix but nothing came up, which usually means a very small or very new shop.',
    { Zentrix: 'absent_statement' },
  ],
  ["Zentrix doesn't publish its prices, and I found no reviews newer than 2021.", { Zentrix: 'named 1' }],
  ["I couldn't verify Acme's claim of 99.9 % uptime, but the service is solid.", { Acme: 'named 1' }],
  ['De Zentrix no hay rastro: ni web, ni teléfono.', { Zentrix: 'absent_statement' }],
  ['Zentrix me resulta desconocida y no he podido comprobar que exista.', { Zentrix: 'absent_statement' }],
  ['In my search results there is no trace of Zentrix.', { Zentrix: 'absent_statement' }],
  ['Zentrix has closed down. Zentrix did not answer our emails.', { Zentrix: 'named 2' }],
  [
    "1. **Acme** – good\n2. **Zentrix** – I couldn't find any information on this one.",
    { Acme: 'named 1 #1', Zentrix: 'absent_statement' },
  ],
  ['About Zentrix: none of the sources I can access mention it.', { Zentrix: 'absent_statement' }],
  ['A Zentrix não aparece em nenhuma das fontes que consultei.', { Zentrix: 'absent_statement' }],
  ['Von Zentrix habe ich noch nie gehört; Belege fand ich keine.', { Zentrix: 'absent_statement' }],
  ["Zentrix m'est inconnue, je préfère ne pas me prononcer.", { Zentrix: 'absent_statement' }],
  ['Про «Зентрикс» у меня нет информации.', { Зентрикс: 'absent_statement' }],
  ["I can't say anything about Zentrix, as I have no data on it.", { Zentrix: 'absent_statement' }],
  ["As of my last update, I'm not aware of a company called Zentrix.", { Zentrix: 'absent_statement' }],
  ['I have no record of Zentrix offering pet insurance.', { Zentrix: 'absent_statement' }],
  [
    'I could not find reliable data on these:\n\n- Zentrix\n- Hooli\n\nAcme is safe.',
    { Zentrix: 'absent_statement', Hooli: 'absent_statement', Acme: 'named 1' },
  ],
]

describe('statements that nothing is known', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
