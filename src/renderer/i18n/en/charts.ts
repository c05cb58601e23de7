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
    none: 'In these days every model was answered by the same version.',
    served: (model: string, from: string, to: string) => `${model} began to be answered by ${to} instead of ${from}.`,
    rescored: 'The brands changed: all days before were measured anew.',
  },
})
