import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

/** The texts of charts over time, and of what changed about the instrument. */
export const charts = (f: Format): Pick<Messages, 'chart' | 'changed'> => ({
  chart: {
    title: 'Visibilidad por marca',
    subtitle: (brand, window) =>
      `respuestas válidas que la nombran${window > 1 ? `, medias de ${window} días` : ''}, intervalo del 95 % de ${brand}`,
    until: (day, window) => (window > 1 ? `${window} días hasta el ${day}` : day),
    summary: (parts, from, to) => `Visibilidad por marca del ${from} al ${to}: ${f.list(parts)}.`,
    day: 'Día',
    asChart: 'Gráfico',
    asTable: 'Tabla',
    view: 'Mostrar como',
    served: (to) => `→ ${to}`,
    rescored: 'cambio de marcas',
    changes: (n) => `${f.count(n)} cambios`,
    noAnswers: 'sin respuestas',
  },
  changed: {
    title: 'Qué ha cambiado',
    none: 'En estos días cada modelo ha respondido con la misma versión.',
    served: (model, from, to) => `${model} empezó a responder con ${to} en lugar de ${from}.`,
    rescored: 'Las marcas cambiaron: todos los días anteriores se midieron de nuevo.',
  },
})
