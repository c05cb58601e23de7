import type { Db } from '../../src/core/db/index.ts'

const BLOCKING = `
  INSERT INTO breaches SELECT b.scope || ':' || b.scope_id || ' ' || b.period || ' over ' || b."limit" || ' by ' || (s.spent - b."limit")
  FROM budgets b JOIN (
    SELECT b2.rowid AS id,
      (SELECT COALESCE(SUM(h.amount), 0) FROM holds h WHERE h.state = 'open' AND substr(h.day, 1, LENGTH(w.period)) = w.period
        AND (b2.scope = 'all' OR (b2.scope = 'provider' AND h.provider = b2.scope_id) OR (b2.scope = 'project' AND h.project_id = b2.scope_id)))
      + (SELECT COALESCE(SUM(l.total), 0) FROM ledger l WHERE l.state IN ('settled', 'exposure') AND substr(l.day, 1, LENGTH(w.period)) = w.period
        AND (b2.scope = 'all' OR (b2.scope = 'provider' AND l.provider = b2.scope_id) OR (b2.scope = 'project' AND l.project_id = b2.scope_id)))
      AS spent
    FROM budgets b2 JOIN (SELECT 'month' AS kind, substr(new.day, 1, 7) AS period UNION ALL SELECT 'day', new.day) w ON w.kind = b2.period
    WHERE b2.action = 'block'
  ) s ON s.id = b.rowid
  WHERE s.spent > b."limit";`

/**
 * Makes the file itself watch every limit: after each change of a hold or an entry, by any process, what is settled,
 * exposed and held is counted anew, and a limit that is passed is written down. What is rolled back was never so.
 */
export function police({ sqlite }: Db): void {
  sqlite.exec(`
    CREATE TABLE breaches (what TEXT NOT NULL);
    CREATE TRIGGER holds_made AFTER INSERT ON holds BEGIN ${BLOCKING} END;
    CREATE TRIGGER holds_moved AFTER UPDATE ON holds BEGIN ${BLOCKING} END;
    CREATE TRIGGER entries_made AFTER INSERT ON ledger BEGIN ${BLOCKING} END;
    CREATE TRIGGER entries_moved AFTER UPDATE ON ledger BEGIN ${BLOCKING} END;`)
}

/** Every time that a limit was passed, in words. */
export const breachesOf = ({ sqlite }: Db) => sqlite.prepare('SELECT what FROM breaches').pluck().all() as string[]
