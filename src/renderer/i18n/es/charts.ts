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
    none: 'Nada en estos días: ningún cambio más allá del azar, ninguna fuente, modelo ni pregunta nuevos.',
    rose: (brand, points, now) => `A ${brand} se la nombra más: sube ${points} puntos, al ${now}.`,
    fell: (brand, points, now) => `A ${brand} se la nombra menos: baja ${points} puntos, al ${now}.`,
    firstNamed: (brand) => `Se ha nombrado a ${brand} por primera vez.`,
    newSource: (domain, n) =>
      `${domain} se ha citado por primera vez, en ${f.count(n)} ${f.plural(n, 'respuesta', 'respuestas')}.`,
    newModel: (model) => `${model} ha respondido por primera vez.`,
    promptAdded: (text) => `Se ha añadido una pregunta: ${text}`,
    promptsAdded: (n) => `Se han añadido ${f.count(n)} preguntas.`,
    promptRemoved: (text) => `Se ha quitado una pregunta: ${text}`,
    promptsRemoved: (n) => `Se han quitado ${f.count(n)} preguntas.`,
    brandRemoved: (brand) => `A ${brand} ya no se la sigue.`,
    served: (model, from, to) => `${model} empezó a responder con ${to} en lugar de ${from}.`,
    rescored: 'Las marcas cambiaron: todos los días anteriores se midieron de nuevo.',
  },
})
