import type { Format } from '../format.ts'

/** The texts of the page Limbo. */
export const limbo = (f: Format) => {
  const rows = (n: number) => `${f.count(n)} ${f.plural(n, 'row', 'rows')}`
  return {
    view: 'What is shown',
    views: { rules: 'Rules', found: 'Found', repairs: 'Repairs' },
    range: 'Days looked at',
    days: (n: number) => `${f.count(n)} days`,
    rule: 'Rule',
    allRules: 'All rules',
    check: 'Check again',
    mendAll: (n: number) => `Mend ${rows(n)}`,
    mend: 'Mend',
    confirmTitle: 'Mend what was left half done?',
    confirm: (n: number) =>
      `${rows(n)} ${f.plural(n, 'is', 'are')} mended from what is stored; nobody is asked and nothing is paid. Every repair is kept with what was found and what it left.`,
    mended: (mended: number, found: number) => `${f.count(mended)} of ${f.count(found)} rows were mended`,
    rules: 'Hard rules',
    found: 'What breaks a rule',
    repairs: 'Repairs',
    columns: {
      state: 'State',
      rule: 'Rule',
      rows: 'Rows',
      mending: 'Mending',
      what: 'What',
      project: 'Project',
      day: 'Day',
      stands: 'Found',
      shouldBe: 'Counted anew',
      at: 'When',
      before: 'Before',
      after: 'After',
    },
    holds: 'holds',
    broken: 'broken',
    orMore: (n: number) => `${f.count(n)} or more`,
    inOrder: 'Everything is in order',
    inOrderBody: (days: number) =>
      `No rule is broken in the last ${f.count(days)} days. The weekly upkeep looks at all days.`,
    noRepairs: 'Nothing was ever mended',
    noRepairsBody: 'What reconciliation mends, at night or when you press, is listed here.',
    none: 'nothing',
  }
}
