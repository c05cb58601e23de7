import type { Format } from '../format.ts'

export const brands = (f: Format) => {
  const answers = (n: number) => `${f.count(n)} ${f.plural(n, 'answer', 'answers')}`
  const days = (n: number) => `${f.count(n)} ${f.plural(n, 'day', 'days')}`
  return {
    list: 'Brands',
    add: 'Add a competitor',
    empty: 'There are no brands.',
    columns: { name: 'Brand', role: 'Role', aliases: 'Also called', domains: 'Domains', actions: 'Actions' },
    roles: { own: 'Own brand', competitor: 'Competitor' },
    edit: 'Edit',
    remove: 'Remove',
    makeOwn: 'Make own',
    madeOwn: (brand: string) =>
      `${brand} is the own brand now, and the one before is a competitor. Past answers are measured again.`,
    rowAction: (action: string, brand: string) => `${action} ${brand}`,
    open: (brand: string) => `Answers that name ${brand}`,
    editing: (brand: string) => `Edit ${brand}`,
    saved: (brand: string) => `${brand} is saved. Past answers are measured again.`,
    removed: (brand: string) => `${brand} is removed. Past answers are measured without it.`,
    fields: {
      name: 'Name',
      aliases: 'Also called',
      aliasesHint: 'Other names and spellings; type one and press Enter',
      domains: 'Domains',
      domainsHint: 'Such as acme.com; a citation of one counts for the brand',
    },
    mistakes: {
      missing: 'The name must not be empty.',
      long: 'The name must be at most 200 characters.',
      domain: (text: string) => `“${text}” is not a web domain such as acme.com.`,
    },
    states: {
      named: 'named',
      linked_only: 'linked only',
      absent_statement: 'said unknown',
      refused: 'refused',
      absent: 'absent',
      untracked: 'not tracked',
    },
    preview: {
      title: 'Past answers',
      begins: 'Looking through past answers…',
      looking: (looked: string, total: string, changed: number) =>
        `${looked} of ${total} looked through, ${f.count(changed)} would change…`,
      done: (total: number, candidates: number, changed: number) =>
        `${answers(changed)} of ${f.count(total)} would change; ${f.count(candidates)} ${f.plural(candidates, 'holds', 'hold')} a changed name or domain.`,
      state: 'The brand is',
      before: 'Before',
      after: 'After',
      became: (before: string, after: string) => `${before} → ${after}`,
    },
    rescoring: (done: number, total: number) => `Measuring past answers again: ${f.count(done)} of ${days(total)}`,
    stale: (n: number) => `Answers of ${days(n)} are still measured by other brands than these.`,
    rescore: 'Measure them again',
  }
}
