import type { Format } from '../format.ts'

/** The texts of charts over time, and of what changed about the instrument. */
export const charts = (f: Format) => ({
  chart: {
    title: 'Visibility by brand',
    subtitle: (brand: string, window: number) =>
      `valid answers that name it${window > 1 ? `, ${window}-day means` : ''}, 95 % interval for ${brand}`,
    until: (day: string, window: number) => (window > 1 ? `${window} days to ${day}` : day),
    summary: (parts: readonly string[], from: string, to: string) =>
      `Visibility by brand from ${from} to ${to}: ${f.list(parts)}.`,
    day: 'Day',
    asChart: 'Chart',
    asTable: 'Table',
    view: 'Show as',
    served: (to: string) => `→ ${to}`,
    rescored: 'brands changed',
    changes: (n: number) => `${f.count(n)} changes`,
    noAnswers: 'no answers',
  },
  changed: {
    title: 'What changed',
    none: 'Nothing in these days: no move beyond chance, no new source, model or prompt.',
    rose: (brand: string, points: string, now: string) => `${brand} is named more: up ${points} points, to ${now}.`,
    fell: (brand: string, points: string, now: string) => `${brand} is named less: down ${points} points, to ${now}.`,
    firstNamed: (brand: string) => `${brand} was named for the first time.`,
    newSource: (domain: string, n: number) =>
      `${domain} was cited for the first time, in ${f.count(n)} ${f.plural(n, 'answer', 'answers')}.`,
    newModel: (model: string) => `${model} answered for the first time.`,
    promptAdded: (text: string) => `A prompt was added: ${text}`,
    promptsAdded: (n: number) => `${f.count(n)} prompts were added.`,
    promptRemoved: (text: string) => `A prompt was removed: ${text}`,
    promptsRemoved: (n: number) => `${f.count(n)} prompts were removed.`,
    brandRemoved: (brand: string) => `${brand} is no longer tracked.`,
    served: (model: string, from: string, to: string) => `${model} began to be answered by ${to} instead of ${from}.`,
    rescored: 'The brands changed: all days before were measured anew.',
  },
})
