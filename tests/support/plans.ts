import type { Db } from '../../src/core/db/index.ts'

/**
 * How SQLite walks the tables in every statement that `work` prepares: the lines of EXPLAIN QUERY PLAN, after the statement
 * they belong to. `work` must make what it tests, so that its statements are prepared within.
 */
export function plansOf(db: Db, work: () => void): string[] {
  const { sqlite } = db
  const original = sqlite.prepare
  const prepare = sqlite.prepare.bind(sqlite)
  const sources = new Set<string>()
  sqlite.prepare = ((source: string) => {
    sources.add(source)
    return prepare(source)
  }) as typeof sqlite.prepare
  try {
    work()
  } finally {
    sqlite.prepare = original
  }
  return [...sources].flatMap((source) => {
    // The plan does not depend on what is bound, but every parameter must be something.
    const bound = source.replaceAll(/(?<!\w):\w+|\?/g, "'1'")
    const lines = prepare(`EXPLAIN QUERY PLAN ${bound}`).all() as { detail: string }[]
    return lines.map((line) => line.detail)
  })
}
