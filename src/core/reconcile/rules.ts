import { RECOUNTS, type Recount } from '../measuring/index.ts'
import { BUILT_IN_PROVIDERS } from '../providers/index.ts'
import { BUDGET_USE, LEDGER_DAYS } from './moneyRecounts.ts'

/**
 * The hard rules: what can never be true of a home in order, each as SQL that finds what breaks it. They stand in the order
 * in which they are mended, because mending one may break a later one, which is then mended after it.
 */
interface RuleBase {
  name: string
  /** What is wrong, and what mending does, in each of the window's languages. */
  en: readonly [title: string, mend: string]
  es: readonly [title: string, mend: string]
}

/**
 * Finds rows: `id`, `project_id`, `day`, and the `facts` that mending changes, as JSON. Parameters: `@from` and `@to`, the
 * days looked at; `@today`; `@living`, a JSON array of the processes that live; `@limit`. A CROSS JOIN keeps the order in
 * which tables are walked: from the few runs or projects to their many rows.
 */
export interface RowRule extends RuleBase {
  about: 'task' | 'hold' | 'answer' | 'entry' | 'run'
  sql: string
}

/** Finds counts that differ from a recount. */
export interface CountRule extends RuleBase {
  recount: Recount
}

export type Rule = RowRule | CountRule

const DEAD = (owner: string) => `(${owner} IS NULL OR ${owner} NOT IN (SELECT value FROM json_each(@living)))`
/** Calls to endpoints of the user's own may be free; those to the others never are. */
const PRICED = BUILT_IN_PROVIDERS.map((name) => `'${name}'`)
const TASK_FACTS = "json_object('state', t.state, 'owner', t.owner_id, 'errorClass', t.error_class)"
const HOLD_FACTS = "json_object('state', h.state, 'amount', CAST(h.amount AS TEXT), 'owner', h.owner_id)"
const ENTRY_FACTS = `json_object('state', l.state, 'tokensCost', CAST(l.tokens_cost AS TEXT), 'searchCost', CAST(l.search_cost AS TEXT),
  'total', CAST(l.total AS TEXT), 'priceIds', json(l.price_ids))`

/** Numbers around those of the days' holds: they are numbered as they are taken, and few are under way at once. */
const FIRST_HOLD = `(SELECT COALESCE(MAX(hold_id), 0) - 10000 FROM
  (SELECT hold_id FROM ledger WHERE day < @from ORDER BY day DESC, id DESC LIMIT 1))`

const LAST_HOLD = `(SELECT COALESCE(MIN(hold_id), 9000000000000000) + 10000 FROM
  (SELECT hold_id FROM ledger WHERE day > @to ORDER BY day, id LIMIT 1))`

const ROW_RULES: readonly RowRule[] = [
  {
    name: 'leased_by_nobody',
    about: 'task',
    en: ['A task is leased by a process that is no more', 'The task is free to be asked again.'],
    es: ['Una tarea reservada por un proceso que ya no existe', 'La tarea queda libre para preguntarse.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM tasks t JOIN runs r ON r.id = t.run_id
      WHERE t.state = 'leased' AND ${DEAD('t.owner_id')} LIMIT @limit`,
  },
  {
    name: 'hold_of_nobody',
    about: 'hold',
    en: ['Money is held by a process that is no more', 'The hold becomes exposure: sent perhaps, at most its amount.'],
    es: [
      'Un proceso que ya no existe retiene dinero',
      'La reserva pasa a exposición: quizá enviada, como mucho su importe.',
    ],
    sql: `SELECT h.id, h.project_id, h.day, ${HOLD_FACTS} AS facts FROM holds h
      WHERE h.state = 'open' AND ${DEAD('h.owner_id')} LIMIT @limit`,
  },
  {
    name: 'hold_of_ended_task',
    about: 'hold',
    en: ['Money is held for a task that has ended', 'The hold becomes exposure.'],
    es: ['Se retiene dinero para una tarea que ha terminado', 'La reserva pasa a exposición.'],
    sql: `SELECT h.id, h.project_id, h.day, ${HOLD_FACTS} AS facts FROM holds h JOIN tasks t ON t.id = h.task_id
      WHERE h.state = 'open' AND t.state <> 'leased' LIMIT @limit`,
  },
  {
    name: 'answer_of_unfinished_task',
    about: 'task',
    en: ['A task has its answer and does not know it', 'The task is done; it is not asked again.'],
    es: ['Una tarea tiene su respuesta y no lo sabe', 'La tarea está hecha; no se vuelve a preguntar.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM runs r CROSS JOIN tasks t ON t.run_id = r.id AND t.state IN ('pending', 'leased', 'failed', 'blocked', 'cancelled')
      JOIN answers a ON a.task_id = t.id WHERE r.day BETWEEN @from AND @to LIMIT @limit`,
  },
  {
    name: 'done_without_answer',
    about: 'task',
    en: ['A task is done without an answer', 'The task counts as failed: its answer is lost.'],
    es: ['Una tarea hecha sin respuesta', 'La tarea cuenta como fallida: su respuesta se perdió.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM runs r CROSS JOIN tasks t ON t.run_id = r.id AND t.state = 'done'
      LEFT JOIN answers a ON a.task_id = t.id WHERE r.day BETWEEN @from AND @to AND t.kind = 'answer' AND a.id IS NULL LIMIT @limit`,
  },
  {
    name: 'judged_without_reply',
    about: 'task',
    en: ['A judgement is done without its reply', 'The task counts as failed; the answer stays unscored.'],
    es: ['Un juicio hecho sin su respuesta', 'La tarea cuenta como fallida; la respuesta sigue sin puntuar.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM runs r CROSS JOIN tasks t ON t.run_id = r.id AND t.state = 'done'
      LEFT JOIN judgements j ON j.answer_id = t.subject_answer_id
      WHERE r.day BETWEEN @from AND @to AND t.kind = 'judge' AND j.answer_id IS NULL LIMIT @limit`,
  },
  {
    name: 'hold_without_entry',
    about: 'hold',
    en: [
      'A paid call is missing in the ledger',
      'The entry is priced anew from the answer; without one it is exposure.',
    ],
    es: [
      'Falta una llamada pagada en el libro',
      'El apunte se valora de nuevo por la respuesta; sin ella es exposición.',
    ],
    sql: `SELECT h.id, h.project_id, h.day, ${HOLD_FACTS} AS facts FROM holds h LEFT JOIN ledger l ON l.hold_id = h.id
      WHERE h.id BETWEEN ${FIRST_HOLD} AND ${LAST_HOLD} AND h.day BETWEEN @from AND @to AND h.state IN ('settled', 'exposure', 'written_off') AND l.id IS NULL LIMIT @limit`,
  },
  {
    name: 'call_without_entry',
    about: 'task',
    en: ['A call was made and never entered in the ledger', 'It is entered at what its answer cost.'],
    es: ['Una llamada hecha que no está en el libro', 'Se apunta por lo que costó su respuesta.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM runs r CROSS JOIN tasks t ON t.run_id = r.id AND t.state = 'done'
      LEFT JOIN ledger l ON l.task_id = t.id WHERE r.day BETWEEN @from AND @to AND l.id IS NULL LIMIT @limit`,
  },
  {
    name: 'entry_and_hold_differ',
    about: 'entry',
    en: ['An entry and its hold say different things', 'The hold ends as its entry says.'],
    es: ['Un apunte y su reserva no dicen lo mismo', 'La reserva acaba como dice su apunte.'],
    sql: `SELECT l.id, l.project_id, l.day, json_object('entry', l.state, 'hold', h.state) AS facts FROM ledger l JOIN holds h ON h.id = l.hold_id
      WHERE l.day BETWEEN @from AND @to AND l.state <> h.state LIMIT @limit`,
  },
  {
    name: 'entry_without_price',
    about: 'entry',
    en: ['An entry has no price', 'It is priced by the rows in force at its moment.'],
    es: ['Un apunte sin precio', 'Se valora con los precios vigentes en su momento.'],
    sql: `SELECT l.id, l.project_id, l.day, ${ENTRY_FACTS} AS facts FROM ledger l
      WHERE l.day BETWEEN @from AND @to AND l.state = 'settled' AND l.price_ids = '[]' AND l.reported_cost IS NULL
        AND l.input_tokens + l.output_tokens + l.searches > 0
        AND (l.total <> 0 OR l.provider IN (${PRICED})) LIMIT @limit`,
  },
  {
    name: 'entry_parts_differ',
    about: 'entry',
    en: ['The parts of an entry do not add up to its total', 'The total stands; its parts are made anew.'],
    es: ['Las partes de un apunte no suman su total', 'El total vale; sus partes se rehacen.'],
    sql: `SELECT l.id, l.project_id, l.day, ${ENTRY_FACTS} AS facts FROM ledger l
      WHERE l.day BETWEEN @from AND @to AND l.total <> l.tokens_cost + l.search_cost LIMIT @limit`,
  },
  {
    name: 'answer_without_analysis',
    about: 'answer',
    en: ['An answer was never analysed', 'It is analysed and counted; no judge is asked.'],
    es: ['Una respuesta sin analizar', 'Se analiza y se cuenta; no se pregunta a ningún juez.'],
    sql: `SELECT a.id, a.project_id, a.day, json_object('analysed', json('false')) AS facts FROM projects p CROSS JOIN answers a ON a.project_id = p.id AND a.day BETWEEN @from AND @to LEFT JOIN analyses n ON n.answer_id = a.id JOIN runs r ON r.id = a.run_id
      WHERE n.answer_id IS NULL AND (r.status <> 'running' OR ${DEAD('r.owner_id')}) LIMIT @limit`,
  },
  {
    name: 'analysis_without_mentions',
    about: 'answer',
    en: ['An analysis lacks brands', 'The answer is analysed again; no judge is asked.'],
    es: ['A un análisis le faltan marcas', 'La respuesta se analiza de nuevo; no se pregunta a ningún juez.'],
    sql: `SELECT a.id, a.project_id, a.day, json_object('brands', (SELECT COUNT(*) FROM mentions m WHERE m.answer_id = a.id)) AS facts
      FROM (SELECT p.id, p.brand_set_revision, (SELECT COUNT(*) FROM brands b WHERE b.project_id = p.id AND b.removed_at IS NULL) AS brands
        FROM projects p) p
      CROSS JOIN answers a ON a.project_id = p.id AND a.day BETWEEN @from AND @to JOIN analyses n ON n.answer_id = a.id
      WHERE n.brand_set_revision = p.brand_set_revision AND p.brands <> (SELECT COUNT(*) FROM mentions m WHERE m.answer_id = a.id)
      LIMIT @limit`,
  },
  {
    name: 'run_of_nobody',
    about: 'run',
    en: ['A run of a past day was left half way', 'It ends: what was not asked is a gap of its day.'],
    es: ['Una ejecución de otro día quedó a medias', 'Termina: lo no preguntado es una laguna de su día.'],
    sql: `SELECT r.id, r.project_id, r.day, json_object('status', r.status, 'owner', r.owner_id,
        'open', (SELECT COUNT(*) FROM tasks t WHERE t.run_id = r.id AND t.state IN ('pending', 'leased'))) AS facts
      FROM runs r WHERE r.status = 'running' AND r.day < @today AND ${DEAD('r.owner_id')} LIMIT @limit`,
  },
  {
    name: 'task_of_ended_run',
    about: 'task',
    en: ['A task still waits in a run that has ended', 'The task is cancelled: nobody would ask it.'],
    es: ['Una tarea aún espera en una ejecución terminada', 'La tarea se cancela: nadie la preguntaría.'],
    sql: `SELECT t.id, t.project_id, r.day, ${TASK_FACTS} AS facts FROM runs r CROSS JOIN tasks t ON t.run_id = r.id AND t.state = 'pending'
      WHERE r.day BETWEEN @from AND @to AND r.status <> 'running' LIMIT @limit`,
  },
]

const counts = (name: string, recount: Recount, title: string, titulo: string): CountRule => ({
  ...{ name, recount },
  en: [title, 'The rows that differ are counted anew.'],
  es: [titulo, 'Las filas que difieren se cuentan de nuevo.'],
})

const COUNT_RULES: readonly CountRule[] = [
  counts(
    'brand_counts',
    RECOUNTS.snapshots,
    'Daily counts of brands differ from a recount',
    'Los recuentos diarios de marcas difieren',
  ),
  counts(
    'brand_days',
    RECOUNTS.days,
    'Day sums of brands differ from a recount',
    'Las sumas por día de marcas difieren',
  ),
  counts(
    'brand_weeks',
    RECOUNTS.weeks,
    'Week sums of brands differ from a recount',
    'Las sumas por semana de marcas difieren',
  ),
  counts(
    'answer_counts',
    RECOUNTS.totals,
    'Daily counts of answers differ from a recount',
    'Los recuentos diarios de respuestas difieren',
  ),
  counts(
    'answer_days',
    RECOUNTS.totalDays,
    'Day sums of answers differ from a recount',
    'Las sumas por día de respuestas difieren',
  ),
  counts(
    'source_days',
    RECOUNTS.sources,
    'Counts of cited domains differ from a recount',
    'Los recuentos de dominios citados difieren',
  ),
  counts(
    'ledger_days',
    LEDGER_DAYS,
    'Sums of the ledger differ from the ledger',
    'Las sumas del libro difieren del libro',
  ),
  counts(
    'budget_use',
    BUDGET_USE,
    'What counts towards limits differs from the books',
    'Lo que cuenta para los límites difiere de los libros',
  ),
]

export const RULES: readonly Rule[] = [...ROW_RULES, ...COUNT_RULES]

export const isCountRule = (rule: Rule): rule is CountRule => 'recount' in rule
