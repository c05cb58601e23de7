import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const prompts = (f: Format): Messages['prompts'] => {
  const count = (n: number) => `${f.count(n)} ${f.plural(n, 'pregunta', 'preguntas')}`
  return {
    list: 'Preguntas',
    add: 'Añadir preguntas',
    addThem: 'Añadirlas',
    shown: 'Qué preguntas',
    shows: { active: 'Se hacen', paused: 'En pausa', all: 'Todas' },
    find: 'Buscar una pregunta',
    anyTag: 'Cualquier etiqueta',
    emptyTitle: 'Aún no hay preguntas',
    emptyBody: 'Son las preguntas de tus clientes. Se envían exactamente como las escribes.',
    nothingTitle: 'Ninguna pregunta es así',
    nothingBody: 'Hay otras: en pausa, con otra etiqueta o con otras palabras.',
    clear: 'Mostrar todas',
    columns: {
      text: 'Pregunta',
      tags: 'Etiquetas',
      visibility: 'Visibilidad',
      visibilityLong: (brand, days) =>
        `Respuestas válidas a esta pregunta que nombran a ${brand}, como media de los valores de los modelos, ${days}`,
      share: 'Cuota de voz',
      shareLong: (brand, days) =>
        `Respuestas a esta pregunta que nombran a ${brand}, de las que nombran a cada marca seguida, ${days}`,
      lastAsked: 'Última vez',
      language: 'Idioma',
      previous: 'Sustituye a',
      status: 'Estado',
      actions: 'Acciones',
    },
    days: (from, to) => `del ${from} al ${to}`,
    replaced: (text, previous) => `${text}\nEn lugar de: ${previous}`,
    never: 'nunca',
    ofProject: 'el del proyecto',
    statuses: { active: 'Se hace', paused: 'En pausa' },
    edit: 'Editar',
    pause: 'Pausar',
    resume: 'Reanudar',
    remove: 'Quitar',
    rowAction: (action, prompt) => `${action}: «${prompt}»`,
    paused: 'La pregunta está en pausa. Sus respuestas se conservan.',
    resumed: 'La pregunta se vuelve a hacer.',
    removed: 'Pregunta quitada. Sus respuestas y costes se conservan.',
    saved: 'La pregunta está guardada.',
    editing: 'Editar una pregunta',
    another: 'Otro texto es otra pregunta: empieza de cero. La anterior queda en pausa y conserva sus respuestas.',
    fields: {
      text: 'Texto',
      tags: 'Etiquetas',
      tagsHint: 'Escribe una y pulsa Intro',
      tagsOfAll: 'Etiquetas de todas ellas',
      language: 'Idioma',
      languageHint: 'Como es o es-MX; vacío para el del proyecto',
      active: 'Se hace en cada ejecución',
      lines: 'Preguntas',
      linesHint: 'Una por línea',
    },
    mistakes: {
      missing: 'La pregunta no puede estar vacía.',
      language: 'Un idioma es una etiqueta como «es» o «es-MX».',
    },
    wouldAdd: (n, left) => (left === 0 ? `${count(n)} por añadir` : `${count(n)} por añadir, ${f.count(left)} fuera:`),
    added: (n, left) =>
      `${count(n)} ${f.plural(n, 'añadida', 'añadidas')}${left > 0 ? `, ${f.count(left)} fuera` : ''}.`,
    outcomes: { exists: 'ya está', repeated: 'repetida' },
  }
}
