import type { Format } from '../format.ts'

export const welcome = (f: Format) => ({
  title: 'What do language models say about your brand?',
  intro:
    'Earshot asks them your customers’ questions, measures their answers and keeps exact account of what the asking costs. Nothing is asked before you have seen its price.',
  newProject: 'New project',
  steps: { key: 'Key', brand: 'Brand', questions: 'Questions', models: 'Models' },
  step: (n: number, of: number) => `step ${f.count(n)} of ${f.count(of)}`,
  back: 'Back',
  next: 'Go on',
  demo: {
    title: 'Just look around',
    body: 'Two months of a fictional brand against its rivals. No key, no cost, ready in seconds; you can come back here at any time.',
    open: 'See the demo',
  },
  inDemo: {
    title: 'Your brand goes in your own data',
    body: 'The demo is about a fictional brand and reaches only a simulator. It stays as it is, one click away.',
    open: 'Start with your own brand',
  },
  key: {
    title: 'Ask with your own key',
    body: 'One provider is enough to begin. A key goes into this computer’s keychain and to its provider, nowhere else.',
    later: 'Go on without a key',
    next: 'Go on',
  },
  brand: {
    name: 'Your brand',
    aliases: 'Other ways people write it',
    aliasesHint: 'Press Enter after each',
    domains: 'Its web domains',
  },
  questions: {
    competitors: 'Competitors, one a line',
    competitorsHint: 'A name, then its domains if you know them: Globex, globex.com',
    suggested: 'Questions people ask',
    suggestedNone: 'Say what is sold, one step back, to be offered questions here.',
    own: 'Your own questions, one a line',
    count: (n: number) => `${f.count(n)} ${f.plural(n, 'question', 'questions')} chosen`,
    none: 'Choose or write at least one question.',
  },
  byModel: {
    ask: (model: string, most: string) => `Suggest with ${model} (at most ${most})`,
    got: (questions: number, competitors: number) =>
      `${f.count(questions)} ${f.plural(questions, 'question', 'questions')} and ${f.count(competitors)} ${f.plural(competitors, 'competitor', 'competitors')} were suggested.`,
    cost: (usd: string) => `It cost ${usd}.`,
    costUnknown: 'What it cost is not known yet.',
    unusable: (model: string) =>
      `${model} did not reply with the lists it was asked for. The questions from templates stay.`,
  },
  models: {
    none: 'Choose at least one model.',
    name: 'Name of the project',
    create: 'Create it and show what a run costs',
    noKey: (providers: string) =>
      `There is no key yet for ${providers}: its models will not answer until there is one in Settings.`,
    asks: (questions: number, models: number) =>
      `One run asks ${f.count(questions)} ${f.plural(questions, 'question', 'questions')} of ${f.count(models)} ${f.plural(models, 'model', 'models')}: ${f.count(questions * models)} ${f.plural(questions * models, 'answer', 'answers')}.`,
  },
})
