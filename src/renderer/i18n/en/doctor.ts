import type { Format } from '../format.ts'

/** The texts of the page Doctor. */
export const doctor = (f: Format) => ({
  network: 'Whom to call',
  networks: { online: 'With providers', offline: 'Offline' },
  run: 'Check again',
  running: (done: number) => `${f.count(done)} ${f.plural(done, 'check', 'checks')} done, going on…`,
  allWell: (n: number) => `All ${f.count(n)} checks passed.`,
  needs: (bad: number, n: number) => `${f.count(bad)} of ${f.count(n)} checks ${f.plural(bad, 'needs', 'need')} you.`,
  show: 'Which checks',
  shown: { all: 'All', failed: 'Need you' },
  table: 'Checks',
  columns: { state: 'State', check: 'Check', found: 'Found', remedy: 'What to do' },
  ok: 'in order',
  failed: 'needs you',
  empty: 'Nothing needs you.',
  open: (page: string) => `Open ${page}`,
  names: {
    node: 'Program',
    disk: 'Disk space',
    permissions: 'File permissions',
    clock: 'Clock',
    database: 'Database',
    damage: 'Damage',
    migrations: 'Migrations',
    'foreign keys': 'References',
    view: 'Views',
    keychain: 'Keychain',
    prices: 'Prices',
    home: 'Data folder',
  },
  kinds: {
    key: (of: string) => `Key of ${of}`,
    reply: (of: string) => `Reply of ${of}`,
    job: (of: string) => `Job ${of}`,
    rule: (of: string) => `Rule ${of}`,
  },
})
