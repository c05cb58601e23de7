/** The texts of the page Alerts. */
export const alerts = {
  show: 'Show',
  shown: { open: 'Not yet seen', all: 'All' },
  table: 'Alerts',
  columns: { at: 'When', about: 'About', alert: 'Alert' },
  titles: {
    budget_threshold: 'Budget nearly used up',
    budget_block: 'Calls were blocked',
    daily_threshold: 'A dear day',
    settlement_above_hold: 'Dearer than held',
    other: 'Alert',
  },
  sentences: {
    budget_threshold: (whose: string, percent: string, spent: string, limit: string, period: string) =>
      `${whose}, ${period}: ${percent} of the limit is used, ${spent} of ${limit}.`,
    budget_block: (whose: string, spent: string, limit: string, period: string, worst: string) =>
      `${whose}, ${period}: ${spent} of ${limit} is spent and the next call may cost ${worst}, so it was not made.`,
    daily_threshold: (whose: string, spent: string, limit: string, period: string) =>
      `${whose}, ${period}: ${spent} was spent, more than the ${limit} you wanted to be told of. Nothing was blocked.`,
    settlement_above_hold: (provider: string, total: string, hold: string) =>
      `A call to ${provider} cost ${total}, more than the ${hold} held for it. It was recorded in full, and later holds are larger.`,
  },
  everything: 'Everything',
  actions: {
    budget_threshold: 'Open the budgets',
    budget_block: 'Change the limit',
    daily_threshold: 'See the day’s costs',
    settlement_above_hold: 'See the prices',
  },
  seen: 'Seen',
  unseen: 'Not seen',
  allSeen: 'Mark all as seen',
  told: 'The alerts are marked as seen.',
  pill: { open: 'new', seen: 'seen' },
  emptyTitle: 'Nothing needs you',
  emptyBody: 'A budget that runs low, a dear day or a blocked call is told here, each at most once an hour.',
}
