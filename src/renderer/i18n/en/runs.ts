import type { Format } from '../format.ts'

/** The texts of the page Runs. */
export const runs = (f: Format) => ({
  prompt: 'Prompt',
  allPrompts: 'Every prompt',
  model: 'Model',
  allModels: 'Every model',
  table: 'Runs',
  columns: {
    at: 'Started',
    run: 'Run',
    day: 'Day',
    trigger: 'By',
    status: 'Outcome',
    asked: 'Asked',
    succeeded: 'Answered',
    failed: 'Failed',
    blocked: 'Blocked',
    cancelled: 'Cancelled',
    took: 'Took',
    cost: 'Cost',
    exposure: 'Perhaps',
  },
  triggers: { manual: 'hand', schedule: 'schedule', demo: 'demo' },
  open: (run: number) => `Run ${run}: what came of it`,
  title: (run: number) => `Run ${run}`,
  again: (n: number) => `Ask the ${f.count(n)} without an answer again`,
  againNote: 'They become a run of today’s; what failed stays on the books of its own day.',
  emptyTitle: 'This project was never asked',
  emptyBody: '“Run now” says what it would cost before anybody is asked.',
  loading: 'Loading what came of it',
})
