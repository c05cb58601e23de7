const questions = (n: number) => `${n} ${n === 1 ? 'question' : 'questions'}`

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' })

export const WHEN = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** What the program says outside its page. */
export const en = {
  /** An amount for a sentence. @param amount decimal text in dollars */
  usd: (amount: string) => dollars.format(amount as `${number}`),
  tray: {
    open: 'Open Earshot',
    runAll: 'Run all projects now…',
    running: (done: number, planned: number) => `Asking: ${done} of ${planned}`,
    cancel: 'Cancel the runs',
    openAtLogin: 'Start at login',
    openAtLoginFailed: 'Starting at login could not be changed.',
    quit: 'Quit Earshot',
    staysTitle: 'Earshot is still running',
    staysBody: 'You find it in the tray. To end it, choose “Quit Earshot” there.',
  },
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    close: 'Close window',
  },
  close: {
    message: 'Keep Earshot running?',
    detail:
      'This desktop shows no tray. Earshot can go on without a window; start it again to get the window back. If you quit, a run that is under way goes on at the next start.',
    keep: 'Keep running',
    quit: 'Quit',
    cancel: 'Cancel',
  },
  runAll: {
    message: (n: number) => `Ask ${questions(n)} now?`,
    project: (name: string, n: number, expected: string, worst: string) =>
      `${name}: ${questions(n)}, about ${expected}, at most ${worst}`,
    total: (expected: string, worst: string) => `Together about ${expected}, at most ${worst}.`,
    start: 'Ask',
    cancel: 'Cancel',
    nothing: 'There is nothing to ask.',
    noProjects: 'No project is active.',
    failed: 'Not all projects could be asked.',
    doneTitle: 'All projects have been asked',
    doneBody: (done: number, planned: number) => `${done} of ${questions(planned)} answered.`,
    ok: 'OK',
  },
  schedule: {
    jobs: {
      daily: 'Daily monitoring',
      models: 'Model check',
      reconcile: 'Reconciliation',
      alerts: 'Alert check',
      upkeep: 'Upkeep',
    },
    next: (job: string, at: string) => `Next: ${job}, ${at}`,
    running: (jobs: string) => `Running: ${jobs}`,
    nothing: 'Nothing is scheduled',
    paused: 'The schedule is paused',
    pausedUntil: (at: string) => `The schedule is paused until ${at}`,
    pause: 'Pause the schedule',
    resume: 'Resume the schedule',
    /** An instant near by. */
    at: (instant: number, zone: string) => new Intl.DateTimeFormat('en', { ...WHEN, timeZone: zone }).format(instant),
    daily: (answered: number, planned: number, spent: string) =>
      `${answered} of ${questions(planned)} answered, ${spent} spent.`,
  },
  core: {
    title: 'The engine stopped',
    body: 'Every answer that had arrived is stored. Open Earshot to start it again; an interrupted run continues where it was.',
  },
  crash: {
    message: 'The window stopped working.',
    detail: 'Nothing was lost: what is being asked goes on, and every answer is stored. Reload the window to go on.',
    reload: 'Reload',
    quit: 'Quit',
  },
  unresponsive: {
    message: 'The window does not respond.',
    detail: 'Nothing is lost if you reload it: what is being asked goes on, and every answer is stored.',
    wait: 'Wait',
    reload: 'Reload',
  },
  files: {
    save: 'Save as',
    openBackup: 'Choose a backup',
    kinds: { csv: 'Table (CSV)', jsonl: 'Lines of JSON', db: 'Backup of Earshot' },
  },
  link: {
    message: (host: string) => `Open ${host} in your browser?`,
    detail: (address: string) => `The link leads to:\n${address}`,
    open: 'Open',
    cancel: 'Cancel',
  },
}

export type HostMessages = typeof en
