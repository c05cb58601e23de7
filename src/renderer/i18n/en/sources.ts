import type { Format } from '../format.ts'

/** The texts of the page Sources. */
export const sources = (f: Format) => {
  const answers = (n: number) => `${f.count(n)} valid ${f.plural(n, 'answer', 'answers')}`
  return {
    emptyTitle: 'No sources in these days',
    emptyBody: (n: string) => `None of the ${n} valid answers cites anything. Models cite when they search the web.`,
    byKind: 'Citations by whose sites they are on',
    kinds: { own: 'Own', competitor: 'Competitors', other: 'Others' },
    citations: (n: number) => `${f.count(n)} ${f.plural(n, 'citation', 'citations')}`,
    rests: (n: number, searched: number) => `${answers(n)}, ${f.count(searched)} with search on`,
    table: 'Cited domains',
    domain: 'Domain',
    unknown: 'domain not told',
    whose: 'Whose',
    answers: 'Answers',
    answersLong: 'Valid answers that cite it.',
    cited: 'Citations',
    citedLong: 'Different pages cited, added up over the answers.',
    share: 'Share',
    places: 'Where it is cited',
    byModel: 'By model',
    byPrompt: 'By prompt',
    pages: 'Pages',
  }
}
