import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['Sorry, I can’t recommend specific doctors or clinics. Please contact your insurer.', { Acme: 'refused' }],
  [
    'Lo siento, pero no puedo ayudarte a elegir entre Acme y Globex. Consulta a un asesor financiero.',
    { Acme: 'refused', Globex: 'refused' },
  ],
  [
    'Es tut mir leid, aber ich kann keine Anlageempfehlung zu Acme geben. Bitte wenden Sie sich an einen Berater.',
    { Acme: 'refused' },
  ],
  ['申し訳ありませんが、特定の証券会社をおすすめすることはできません。専門家にご相談ください。', { アクメ: 'refused' }],
  ['抱歉，我无法推荐具体的股票或券商。请咨询专业人士。', { 飞书: 'refused' }],
  [
    'I’m sorry, but I can’t give live prices. That said, Acme usually costs $10 a month and Globex $12, and both offer a free trial with no card needed.',
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  [
    'I can’t pick one for you, but here are solid options:\n\n1. **Acme** – cheap\n2. **Globex** – fast',
    { Acme: 'named 1 #1', Globex: 'named 1 #2' },
  ],
  [
    'Je suis désolé, mais je ne peux pas vous conseiller un avocat en particulier. Adressez-vous au barreau.',
    { Acme: 'refused' },
  ],
  ['Desculpe, não posso recomendar corretoras como a Acme. Procure um profissional certificado.', { Acme: 'refused' }],
  ['К сожалению, я не могу рекомендовать конкретного брокера. Обратитесь к специалисту.', { Сбер: 'refused' }],
  ['Üzgünüm, ancak belirli bir ilaç markası öneremem. Lütfen doktorunuza danışın.', { Acme: 'refused' }],
  ['عذراً، لا أستطيع مساعدتك في الاختيار بين أكمي وغلوبكس. يُرجى استشارة مختص.', { أكمي: 'refused' }],
  ['I won’t help with that request.', { Acme: 'refused' }],
  ['죄송하지만 특정 병원을 추천해 드릴 수 없습니다. 전문가와 상담하세요.', { 토스: 'refused' }],
  [
    'Mi dispiace, ma non posso consigliarti quale farmaco tra Acme e Globex prendere. Rivolgiti al medico.',
    { Acme: 'refused', Globex: 'refused' },
  ],
  ['I can’t recommend Acme: it lost my data twice. Go with Globex instead.', { Acme: 'named 1', Globex: 'named 1' }],
  [
    'I’m not able to provide medical advice about Acme or similar supplements. A pharmacist can check for interactions.',
    { Acme: 'refused' },
  ],
  ["I'm sorry, but I can't assist with that.", { Acme: 'refused' }],
  [
    "I'm not comfortable recommending a specific lawyer such as Acme Legal. Your local bar association keeps a directory.",
    { 'Acme Legal': 'refused' },
  ],
  [
    'No puedo recomendarte medicamentos concretos. Acme y Globex deben usarse solo con receta; consulta con tu médico.',
    { Acme: 'refused' },
  ],
  [
    "I can't tell you which stock to buy. What I can say is that Acme grew 12 % last year and pays a dividend, while Globex has debt.",
    { Acme: 'named 1', Globex: 'named 1' },
  ],
  ["Sorry, I don't have access to real-time prices, but Acme is usually the cheapest.", { Acme: 'named 1' }],
  ["As an AI, I don't have personal preferences, but Acme is widely liked.", { Acme: 'named 1' }],
  ['Ik kan je helaas geen advies geven over Acme of Globex. Raadpleeg een adviseur.', { Acme: 'refused' }],
  ['Przykro mi, ale nie mogę polecić konkretnego maklera, takiego jak Acme.', { Acme: 'refused' }],
  ['很抱歉，我不能就具体股票提供投资建议，包括飞书。', { 飞书: 'refused' }],
  ['Leider darf ich keine Empfehlung für Acme oder Globex abgeben.', { Acme: 'refused' }],
  ['Non posso aiutarti a scegliere tra Acme e Globex.', { Acme: 'refused' }],
  [
    'I must respectfully decline to compare Acme with Globex, since this concerns prescription medicine. Please ask your doctor or pharmacist, who knows your history.',
    { Acme: 'refused' },
  ],
  ["I'd rather not pick between Acme and Globex for you.", { Acme: 'refused' }],
]

describe('refusals', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
