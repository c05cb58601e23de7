import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const sources = (f: Format): Messages['sources'] => {
  const answers = (n: number) => `${f.count(n)} ${f.plural(n, 'respuesta válida', 'respuestas válidas')}`
  return {
    emptyTitle: 'No hay fuentes en estos días',
    emptyBody: (n) => `Ninguna de las ${n} respuestas válidas cita nada. Los modelos citan cuando buscan en la web.`,
    byKind: 'Citas según de quién es el sitio',
    kinds: { own: 'Propias', competitor: 'Competidores', other: 'Otros' },
    citations: (n) => `${f.count(n)} ${f.plural(n, 'cita', 'citas')}`,
    rests: (n, searched) => `${answers(n)}, ${f.count(searched)} con búsqueda`,
    table: 'Dominios citados',
    domain: 'Dominio',
    unknown: 'dominio no indicado',
    whose: 'De quién',
    answers: 'Respuestas',
    answersLong: 'Respuestas válidas que lo citan.',
    cited: 'Citas',
    citedLong: 'Páginas distintas citadas, sumadas entre las respuestas.',
    share: 'Parte',
    places: 'Dónde se cita',
    byModel: 'Por modelo',
    byPrompt: 'Por pregunta',
    pages: 'Páginas',
  }
}
