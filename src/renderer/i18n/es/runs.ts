import type { Messages } from '../en.ts'
import type { Format } from '../format.ts'

export const runs = (f: Format): Messages['runs'] => ({
  prompt: 'Pregunta',
  allPrompts: 'Todas las preguntas',
  model: 'Modelo',
  allModels: 'Todos los modelos',
  table: 'Ejecuciones',
  columns: {
    at: 'Empezó',
    run: 'Ejecución',
    day: 'Día',
    trigger: 'Por',
    status: 'Resultado',
    asked: 'Preguntado',
    succeeded: 'Respondido',
    failed: 'Fallos',
    blocked: 'Bloqueado',
    cancelled: 'Cancelado',
    took: 'Tardó',
    cost: 'Coste',
    exposure: 'Quizá',
  },
  triggers: { manual: 'a mano', schedule: 'horario', demo: 'la demo' },
  open: (run) => `Ejecución ${run}: qué salió de ella`,
  title: (run) => `Ejecución ${run}`,
  again: (n) => `Volver a preguntar ${f.count(n)} sin respuesta`,
  againNote: 'Serán una ejecución de hoy; lo que falló sigue anotado en su propio día.',
  emptyTitle: 'Nunca se ha preguntado por este proyecto',
  emptyBody: '«Ejecutar ahora» dice cuánto costaría antes de preguntar a nadie.',
  loading: 'Cargando qué salió de ella',
})
