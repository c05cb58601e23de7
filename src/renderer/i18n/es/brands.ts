import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const brands = (f: Format): Messages['brands'] => {
  const answers = (n: number) => `${f.count(n)} ${f.plural(n, 'respuesta', 'respuestas')}`
  const days = (n: number) => `${f.count(n)} ${f.plural(n, 'día', 'días')}`
  return {
    list: 'Marcas',
    add: 'Añadir un competidor',
    empty: 'No hay marcas.',
    columns: { name: 'Marca', role: 'Papel', aliases: 'También llamada', domains: 'Dominios', actions: 'Acciones' },
    roles: { own: 'Marca propia', competitor: 'Competidora' },
    edit: 'Editar',
    remove: 'Quitar',
    makeOwn: 'Hacer propia',
    madeOwn: (brand) =>
      `${brand} es ahora la marca propia, y la de antes una competidora. Las respuestas anteriores se miden de nuevo.`,
    rowAction: (action, brand) => `${action}: ${brand}`,
    open: (brand) => `Respuestas que nombran a ${brand}`,
    editing: (brand) => `Editar ${brand}`,
    saved: (brand) => `${brand} está guardada. Las respuestas anteriores se miden de nuevo.`,
    removed: (brand) => `${brand} se ha quitado. Las respuestas anteriores se miden sin ella.`,
    fields: {
      name: 'Nombre',
      aliases: 'También llamada',
      aliasesHint: 'Otros nombres y grafías; escribe uno y pulsa Intro',
      domains: 'Dominios',
      domainsHint: 'Como acme.com; una cita de uno cuenta para la marca',
    },
    mistakes: {
      missing: 'El nombre no puede estar vacío.',
      long: 'El nombre debe tener como mucho 200 caracteres.',
      domain: (text) => `«${text}» no es un dominio web como acme.com.`,
    },
    states: {
      named: 'nombrada',
      linked_only: 'solo enlazada',
      absent_statement: 'dice no conocerla',
      refused: 'rehusada',
      absent: 'ausente',
      untracked: 'sin seguimiento',
    },
    preview: {
      title: 'Respuestas anteriores',
      begins: 'Repasando las respuestas anteriores…',
      looking: (looked, total, changed) => `${looked} de ${total} repasadas, ${f.count(changed)} cambiarían…`,
      done: (total, candidates, changed) =>
        `${answers(changed)} de ${f.count(total)} ${f.plural(changed, 'cambiaría', 'cambiarían')}; ${f.count(candidates)} ${f.plural(candidates, 'contiene', 'contienen')} un nombre o dominio cambiado.`,
      state: 'La marca está',
      before: 'Antes',
      after: 'Después',
      became: (before, after) => `antes ${before}, después ${after}`,
    },
    rescoring: (done, total) => `Midiendo de nuevo las respuestas anteriores: ${f.count(done)} de ${days(total)}`,
    stale: (n) => `Las respuestas de ${days(n)} siguen medidas con otras marcas.`,
    rescore: 'Medirlas de nuevo',
  }
}
