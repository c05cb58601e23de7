import type { Format } from '../format.ts'

/** The texts of the page Coverage. */
export const coverage = (f: Format) => ({
  by: 'Filas del mapa',
  rowsBy: { model: 'Por modelo', prompt: 'Por pregunta' },
  range: 'Días',
  allModels: 'Todos los modelos',
  allPrompts: 'Todas las preguntas',
  model: 'Modelo',
  prompt: 'Pregunta',
  fill: (missing: number) =>
    `Preguntar ${f.count(missing)} ${f.plural(missing, 'respuesta que falta', 'respuestas que faltan')} hoy`,
  fillTitle: '¿Preguntar lo que falta hoy?',
  fillBody: (missing: number) =>
    `Se ${f.plural(missing, 'hace y se paga', 'hacen y se pagan')} ${f.count(missing)} ${f.plural(missing, 'llamada', 'llamadas')}, dentro de tus presupuestos. Las lagunas de otros días siguen siéndolo: una respuesta de hoy no sería de aquel día.`,
  filled: (answered: number, asked: number) => `Llegaron ${f.count(answered)} de ${f.count(asked)} respuestas`,
  figures: 'Cobertura de estos días',
  answered: 'Respondidas',
  ofExpected: (answered: number, expected: number) =>
    `${f.count(answered)} de ${f.count(expected)} ${f.plural(expected, 'respuesta esperada', 'respuestas esperadas')}`,
  real: 'Coste real',
  expected: 'Coste esperado',
  expectedLong: 'Lo que cuestan las respuestas esperadas por la media de las llamadas de este proyecto a cada modelo.',
  gaps: 'Lagunas',
  map: (days: string) => `Respuestas que llegaron, por día, ${days}`,
  row: 'Preguntado',
  cell: (day: string, answered: number, expected: number) => `${day}: ${f.count(answered)} de ${f.count(expected)}`,
  nothing: (day: string) => `${day}: no se esperaba nada`,
  legend: { full: 'llegaron todas', some: 'faltan algunas', none: 'no llegó ninguna', off: 'nada esperado' },
  table: 'Lagunas',
  columns: {
    day: 'Día',
    prompt: 'Pregunta',
    model: 'Modelo',
    missing: 'Faltan',
    reason: 'Por qué',
    cost: 'No gastado',
    recorded: 'Anotada',
  },
  missing: (missing: number, expected: number) => `${f.count(missing)} de ${f.count(expected)}`,
  notRecorded: 'aún no',
  more: 'Solo se listan las lagunas más recientes.',
  noGaps: 'No falta nada',
  noGapsBody: 'Llegaron todas las respuestas que la programación esperaba en estos días.',
  emptyTitle: 'No se esperaba nada en estos días',
  emptyBody:
    'La programación pregunta lo que está activo mientras la tarea diaria está encendida. Las ejecuciones a mano no se esperan, así que no pueden faltar.',
  reasons: {
    asleep: 'El ordenador dormía o estaba apagado',
    paused: 'La programación estaba en pausa',
    restored: 'Una copia ocupó el lugar de ese día',
    job_failed: 'La tarea diaria falló',
    not_run: 'La tarea diaria lo dejó fuera',
    cancelled: 'Se canceló',
    unfinished: 'Nunca se terminó',
    lost: 'La respuesta se perdió',
  },
})
