import type Database from 'better-sqlite3'

/**
 * Breaks every hard rule of a home on purpose: what no run of the program would leave behind. The answers are taken apart from
 * each other, the newest first. A process with the id 900 is recorded that is no more.
 * @returns how many rows break each rule at least; breaking one may break others, too
 */
export function plantFaults(sqlite: Database.Database): Record<string, number> {
  const planted: Record<string, number> = {}
  const plant = (rule: string, count: number, sql: string) => {
    let changes = 0
    for (const statement of sql.split(';'))
      changes = sqlite.prepare(statement.replaceAll('@n', String(count))).run().changes
    if (changes < count) throw new Error(`Only ${changes} rows break ${rule}`)
    planted[rule] = count
    return changes
  }
  /** Counts that differ from a recount, row by row. */
  const plantCounts = (rule: string, sql: string) => {
    planted[rule] = plant(rule, 1, sql)
  }
  /** Answers that nothing else was done to: a stretch of them, counted from the newest. */
  let taken = 0
  const answers = (count: number) => {
    const from = taken
    taken += count
    return `(SELECT id FROM answers ORDER BY id DESC LIMIT ${count} OFFSET ${from})`
  }
  const tasksOf = (count: number) => `(SELECT task_id FROM answers WHERE id IN ${answers(count)})`
  const newestRun = '(SELECT MAX(id) FROM runs)'
  const task = (state: string, owner: string, kind = 'answer', subject = 'NULL', run = newestRun) => `
    INSERT INTO tasks (run_id, project_id, prompt_id, model_id, provider, kind, subject_answer_id, search, max_output_tokens, sample, state, owner_id)
    SELECT ${run}, project_id, prompt_id, model_id, provider, '${kind}', ${subject}, search, 4096, 90 + id % 7, '${state}', ${owner}
    FROM tasks ORDER BY id DESC LIMIT @n`
  const hold = (state: string, owner: string, of: string) => `
    INSERT INTO holds (task_id, owner_id, provider, project_id, model_id, kind, run_id, amount, estimate, state, day, created_at)
    SELECT t.id, ${owner}, t.provider, t.project_id, t.model_id, t.kind, t.run_id, 5000000000, 0, '${state}', r.day, r.created_at
    FROM tasks t JOIN runs r ON r.id = t.run_id WHERE ${of} ORDER BY t.id DESC LIMIT @n`

  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(
    "INSERT INTO instances (id, pid, process_start, host, created_at, ended_at) VALUES (900, 1, 'gone', 'test', 0, 1)",
  )

  plant('leased_by_nobody', 12, task('leased', '900'))
  plant('hold_of_nobody', 10, hold('open', '900', "t.state = 'leased'"))
  plant('hold_of_ended_task', 10, hold('open', '(SELECT MAX(id) FROM instances WHERE id < 900)', "t.state = 'done'"))
  plant('task_of_ended_run', 12, task('pending', 'NULL'))
  plant('answer_of_unfinished_task', 12, `UPDATE tasks SET state = 'pending' WHERE id IN ${tasksOf(12)}`)
  const lost = tasksOf(12)
  plant(
    'done_without_answer',
    12,
    `CREATE TEMP TABLE lost AS SELECT id FROM answers WHERE task_id IN ${lost};
     DELETE FROM answer_bodies WHERE answer_id IN (SELECT id FROM lost); DELETE FROM citations WHERE answer_id IN (SELECT id FROM lost);
     DELETE FROM mentions WHERE answer_id IN (SELECT id FROM lost); DELETE FROM analyses WHERE answer_id IN (SELECT id FROM lost);
     DELETE FROM answers WHERE id IN (SELECT id FROM lost)`,
  )
  plant('judged_without_reply', 10, task('done', 'NULL', 'judge', '-id'))
  plant('hold_without_entry', 12, `DELETE FROM ledger WHERE task_id IN ${tasksOf(12)}`)
  const unentered = tasksOf(12)
  plant(
    'call_without_entry',
    12,
    `CREATE TEMP TABLE unentered AS SELECT task_id AS id FROM answers WHERE task_id IN ${unentered};
     DELETE FROM ledger WHERE task_id IN (SELECT id FROM unentered); DELETE FROM holds WHERE task_id IN (SELECT id FROM unentered)`,
  )
  plant(
    'entry_and_hold_differ',
    12,
    `UPDATE holds SET state = 'released' WHERE id IN (SELECT hold_id FROM ledger WHERE answer_id IN ${answers(12)})`,
  )
  plant(
    'entry_without_price',
    12,
    `UPDATE ledger SET price_ids = '[]' WHERE reported_cost IS NULL AND answer_id IN ${answers(12)}`,
  )
  plant('entry_parts_differ', 12, `UPDATE ledger SET tokens_cost = tokens_cost + 7 WHERE answer_id IN ${answers(12)}`)
  const unanalysed = answers(12)
  plant(
    'answer_without_analysis',
    12,
    `CREATE TEMP TABLE unanalysed AS SELECT id FROM answers WHERE id IN ${unanalysed};
     DELETE FROM mentions WHERE answer_id IN (SELECT id FROM unanalysed); DELETE FROM analyses WHERE answer_id IN (SELECT id FROM unanalysed)`,
  )
  plant('analysis_without_mentions', 12, `DELETE FROM mentions WHERE answer_id IN ${answers(12)}`)
  plant(
    'run_of_nobody',
    2,
    `INSERT INTO runs (project_id, day, status, "trigger", owner_id, created_at)
     SELECT project_id, date(day, '-1 day'), 'running', 'manual', 900, created_at FROM runs ORDER BY id DESC LIMIT @n`,
  )
  plantCounts(
    'brand_counts',
    'UPDATE snapshots SET named = named + 1 WHERE rank_n > 0 AND day = (SELECT MAX(day) FROM snapshots)',
  )
  plantCounts(
    'brand_days',
    "UPDATE snapshot_days SET valid = valid + 3 WHERE day = (SELECT date(MAX(day), '-1 day') FROM snapshot_days)",
  )
  plantCounts(
    'brand_weeks',
    'DELETE FROM snapshot_weeks WHERE week = (SELECT MAX(week) FROM snapshot_weeks) AND prompt_id % 2 = 0',
  )
  plantCounts(
    'answer_counts',
    "UPDATE snapshot_totals SET cost = cost + 1 WHERE day = (SELECT date(MAX(day), '-2 days') FROM snapshot_totals)",
  )
  plantCounts(
    'answer_days',
    "DELETE FROM snapshot_total_days WHERE day = (SELECT date(MAX(day), '-2 days') FROM snapshot_total_days)",
  )
  plantCounts(
    'source_days',
    "UPDATE source_days SET citations = citations + 1 WHERE day = (SELECT date(MAX(day), '-1 day') FROM source_days)",
  )
  plantCounts(
    'ledger_days',
    "UPDATE ledger_days SET total = total + 1 WHERE day = (SELECT date(MAX(day), '-1 day') FROM ledger_days)",
  )
  plantCounts('budget_use', "UPDATE budget_use SET held = held + 1000000 WHERE scope = 'all'")
  sqlite.pragma('foreign_keys = ON')
  return planted
}
