import type { Messages } from '../en.ts'

export const compare = (): Messages['compare'] => ({
  metric: 'Comparar por',
  metrics: {
    visibility: 'Visibilidad',
    shareOfVoice: 'Cuota de voz',
    averagePosition: 'Posición',
    netSentiment: 'Sentimiento',
    citationRate: 'Tasa de citas',
  },
  definitions: {
    visibility:
      'Respuestas válidas que nombran la marca, sobre todas las válidas; entre modelos, la media de sus valores.',
    shareOfVoice: 'Respuestas que nombran la marca, sobre la suma de las que nombran a cada marca seguida.',
    averagePosition: 'El puesto medio en las respuestas donde la marca tiene puesto. El 1 es el mejor.',
    netSentiment: 'Positivas menos negativas, sobre todas las menciones con tono, de −100 a 100.',
    citationRate: 'Respuestas que citan un sitio de la marca, sobre las válidas con búsqueda.',
  },
  table: (metric, from, to) => `${metric} por marca y modelo, del ${from} al ${to}`,
  chart: (metric, model) => `${metric} por marca a lo largo del tiempo: ${model}`,
  means: (window) => `medias de ${window} días, misma escala`,
  daily: 'día a día, misma escala',
  emptyBody: 'Haz las preguntas del proyecto o elige más días.',
})
