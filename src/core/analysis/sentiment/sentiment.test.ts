import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyzeAnswer, compileBrands, type Sentiment } from '../index.ts'

const NAMES = ['Acmeo', 'Globexa', 'Initecha']

function analyze(answer: string, names: readonly string[] = NAMES) {
  const brands = compileBrands(names.map((name) => ({ name, aliases: [], domains: [] })))
  return analyzeAnswer(answer, brands).findings
}

/** The sentiment toward each name that the answer holds, in the order of NAMES. */
const sentiments = (answer: string): Sentiment[] =>
  analyze(answer)
    .filter(({ state }) => state === 'named')
    .map(({ sentiment }) => sentiment)

const evidenceOf = (answer: string, brand = 0): string | null => {
  const evidence = analyze(answer)[brand]!.evidence
  return evidence && answer.slice(evidence.start, evidence.end)
}

describe('words of judgement', () => {
  it.each<[string, Sentiment]>([
    ['For a small office I would go with Acmeo, because the setup is easy and the support is excellent.', 'positive'],
    ['I would avoid Acmeo: the app is slow and it crashes when you open it.', 'negative'],
    ['Acmeo has a beautiful app, but its customer service is terrible.', 'mixed'],
    ['Acmeo was founded in 1998 and has its headquarters in Oslo. It is sold in twelve countries.', 'neutral'],
    ['Para una oficina yo elegiría Acmeo, porque es fácil de usar y el soporte es excelente.', 'positive'],
    ['Yo evitaría Acmeo: la aplicación es muy lenta y el servicio es pésimo.', 'negative'],
    ['Acmeo tiene una aplicación preciosa, pero la atención al cliente es horrible.', 'mixed'],
    ['Acmeo fue fundada en 1998 y tiene su sede en Oslo. Hoy se vende en doce países.', 'neutral'],
  ])('%s', (answer, sentiment) => {
    expect(sentiments(answer)).toEqual([sentiment])
  })
})

describe('negation and its kin', () => {
  it.each<[string, Sentiment]>([
    ['With Acmeo there is no trouble at all, and the app never crashes.', 'positive'],
    ['I would not call Acmeo reliable, and the app is not easy to use.', 'negative'],
    ['The service of Acmeo is not bad at all for what it costs.', 'positive'],
    ['The app of Acmeo is far too complicated for what it does.', 'negative'],
    ['Nobody makes this easier than they do at Acmeo, and nothing is more reliable.', 'positive'],
    ['Acmeo used to be reliable, and that was the reason to choose it.', 'negative'],
    ['El servicio de Acmeo no está nada mal para lo que cuesta.', 'positive'],
    ['Acmeo no es fiable y la aplicación no es nada cómoda.', 'negative'],
    ['Con Acmeo no hay problemas y la aplicación nunca falla.', 'positive'],
  ])('%s', (answer, sentiment) => {
    expect(sentiments(answer)).toEqual([sentiment])
  })

  it('takes what stands after "if" as said of the reader', () => {
    expect(
      sentiments('Acmeo was founded in 1998. If you want a reliable, excellent and beautiful app, ask around.'),
    ).toEqual(['neutral'])
  })

  it('takes no judgement from questions, and none from what "despite" sets aside', () => {
    expect(sentiments('Is Acmeo reliable? It was founded in 1998 and is sold in twelve countries.')).toEqual([
      'neutral',
    ])
    expect(sentiments('Despite its terrible reputation, Acmeo is reliable and the app is easy to use.')).toEqual([
      'positive',
    ])
  })
})

describe('whom a clause is about', () => {
  it.each<[string, Sentiment[]]>([
    ['Acmeo stays fast all day, whereas Globexa is slow and unreliable.', ['positive', 'negative']],
    ['Both Acmeo and Globexa are reliable and easy to use.', ['positive', 'positive']],
    ['I would pick Acmeo over Globexa for this, since the app of Acmeo is easier to use.', ['positive', 'negative']],
    ['Unlike Globexa, Acmeo publishes the prices of every plan on one page.', ['positive', 'negative']],
    ['For the two of you: Acmeo is excellent. Globexa was founded in 1998.', ['positive', 'neutral']],
    ['Acmeo va de maravilla. En cambio, Globexa es lenta y se cuelga.', ['positive', 'negative']],
    ['A Globexa no la recomiendo; Acmeo, en cambio, es muy fiable.', ['positive', 'negative']],
    ['Me quedo con Acmeo. La aplicación de Globexa es un desastre y nadie contesta.', ['positive', 'negative']],
  ])('%s', (answer, expected) => {
    expect(sentiments(answer)).toEqual(expected)
  })

  it('carries an item and its sub-bullets to the brand at its head, and not to one it mentions', () => {
    const answer = `Here are three tools that I found:

- **Acmeo**
  - It is easy to use.
  - The support is excellent.
- **Globexa**
  - The app crashes, and it connects to Initecha.
- **Somebody Else**
  - The best of all, and a pleasure to use.`
    expect(sentiments(answer)).toEqual(['positive', 'negative', 'neutral'])
  })

  it('reads headings, pros and cons, and the columns of tables', () => {
    expect(
      sentiments('### Acmeo\n\nEasy to use, and reliable.\n\n### Globexa\n\nThe app is slow and it crashes.'),
    ).toEqual(['positive', 'negative'])
    expect(
      sentiments('About Acmeo, in the words of its users:\n\n**Pros**\n\n- Five seats\n\n**Cons**\n\n- Two servers'),
    ).toEqual(['mixed'])
    const table =
      '| Tool | What is it for | Pros | Cons |\n|---|---|---|---|\n| Acmeo | Mail and the like | Five seats | Two servers |\n'
    expect(sentiments(`These are the tools that you have asked about:\n\n${table}`)).toEqual(['mixed'])
  })
})

describe('places in lists', () => {
  const list = '\n\n1. **Acmeo**\n2. **Globexa**\n\nWrite to each of them for the terms.'
  it.each<[string, Sentiment]>([
    ['These are the best tools for a team of your size:', 'positive'],
    ['These are the tools that you have asked about:', 'neutral'],
    ['These are the tools that I would avoid, and why:', 'negative'],
    ['There is no single best tool; several of them are available in your country:', 'neutral'],
  ])('%s', (intro, sentiment) => {
    expect(sentiments(intro + list)).toEqual([sentiment, sentiment])
  })

  it('lets what is said of an entry outweigh its place', () => {
    const answer =
      'These are the best tools for a team:\n\n1. **Acmeo** – easy to use.\n2. **Globexa** – I would stay away from it, as it is slow and crashes.'
    expect(sentiments(answer)).toEqual(['positive', 'negative'])
  })
})

describe('what it does not know', () => {
  it('leaves a language without words of judgement unscored', () => {
    const [finding] = analyze('Acmeo ist ein sehr gutes Werkzeug für die Arbeit, und es ist nicht teuer.')
    expect(finding).toMatchObject({ state: 'named', sentiment: 'unscored', sentimentMethod: null, evidence: null })
  })

  it('leaves unscored what neither judges nor states a fact', () => {
    expect(sentiments('And then there is the matter of Acmeo, as we all know.')).toEqual(['unscored'])
  })

  it('says "none" of a brand that is not named', () => {
    expect(analyze('The weather is excellent.')[0]).toMatchObject({ sentiment: 'none', sentimentMethod: null })
  })
})

describe('evidence', () => {
  it('is the clause in the original answer', () => {
    expect(evidenceOf('I looked at this. For a team, **Acmeo** is *excellent*; it was founded in 1998.')).toBe(
      'Acmeo** is *excellent',
    )
    expect(evidenceOf('¿Y qué hay de la otra? La app de Acmeo es un desastre, y lo digo yo.')).toBe(
      'La app de Acmeo es un desastre',
    )
  })

  it('is the entry itself where its place decides', () => {
    expect(evidenceOf('The best tools for a team of your size are:\n\n1. **Acmeo**\n2. **Globexa**', 1)).toContain(
      'Globexa',
    )
  })
})

const WORDS = [
  'Acmeo',
  'Globexa',
  'is',
  'not',
  'the best',
  'slow',
  'but',
  'unlike',
  'than',
  'if',
  ',',
  '.',
  ':',
  '\n\n- ',
  '\n\n# ',
  '**',
  '|',
  '\n|---|---|\n',
  'es',
  'la mejor',
  'pero',
  'no',
  'Pros:',
  '¿',
  '?',
  '😀',
  '&amp;',
  'they',
  'y',
]

describe('any answer', () => {
  it('is scored without a throw, the same twice, with evidence inside it wherever there is a score', () => {
    const answers = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(answers, (answer) => {
        const findings = analyze(answer)
        expect(analyze(answer)).toEqual(findings)
        for (const { state, sentiment, sentimentMethod, evidence } of findings) {
          expect(sentiment === 'none').toBe(state !== 'named')
          expect(sentimentMethod).toBe(sentiment === 'none' || sentiment === 'unscored' ? null : 'lexicon')
          if (evidence)
            expect(0 <= evidence.start && evidence.start < evidence.end && evidence.end <= answer.length).toBe(true)
          if (sentiment === 'positive' || sentiment === 'negative' || sentiment === 'mixed')
            expect(evidence).not.toBeNull()
        }
      }),
      { numRuns: 500 },
    )
  })
})
