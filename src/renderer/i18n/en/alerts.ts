import type { Format } from '../format.ts'

/** The texts of the page Alerts. */
export const alerts = (f: Format) => {
  const questions = (n: number) => `${f.count(n)} ${f.plural(n, 'question', 'questions')}`
  const prompts = (n: number) => `${f.count(n)} ${f.plural(n, 'prompt', 'prompts')}`
  const points = (n: number) => `${f.count(n)} ${f.plural(n, 'point', 'points')}`
  return {
    show: 'Show',
    shown: { open: 'Not yet seen', all: 'All', muted: 'Muted', looks: 'Visibility watch' },
    table: 'Alerts',
    columns: { at: 'When', about: 'About', alert: 'Alert', until: 'Muted until' },
    titles: {
      budget_threshold: 'Budget nearly used up',
      budget_block: 'Calls were blocked',
      daily_threshold: 'A dear day',
      settlement_above_hold: 'Dearer than held',
      key_rejected: 'A key was rejected',
      provider_down: 'A provider does not answer',
      job_failed: 'A job failed',
      job_missed: 'A job was missed',
      new_models: 'The lists of models changed',
      served_model_changed: 'Another model answers',
      unpriced_calls: 'A price is missing',
      reconciliation: 'Something was left half done',
      visibility_moved: 'Visibility moved',
      billing_gap: 'A bill differs from the books',
      other: 'Alert',
    },
    sentences: {
      budget_threshold: (whose: string, percent: string, spent: string, limit: string, period: string) =>
        `${whose}, ${period}: ${percent} of the limit is used, ${spent} of ${limit}.`,
      budget_block: (whose: string, spent: string, limit: string, period: string, worst: string) =>
        `${whose}, ${period}: ${spent} of ${limit} is spent and the next call may cost ${worst}, so it was not made.`,
      daily_threshold: (whose: string, spent: string, limit: string, period: string) =>
        `Daily cost threshold exceeded: ${spent} > ${limit} (${whose}, ${period}). Nothing was blocked.`,
      settlement_above_hold: (provider: string, total: string, hold: string) =>
        `A call to ${provider} cost ${total}, more than the ${hold} held for it. It was recorded in full, and later holds are larger.`,
      key_rejected: (provider: string, reason: string) =>
        `${provider} was not asked with the key it has: ${reason}. Its questions were given up; set another key and ask again.`,
      provider_down: (provider: string, why: string, since: string, reason: string) =>
        `${provider} has not answered since ${since}. ${why}: ${reason}. Its questions are given up for now; the others go on.`,
      job_failed: (job: string, sentence: string) => `${job} failed: ${sentence}`,
      job_missed: (job: string, times: number, day: string) =>
        `${job} was missed ${times === 1 ? 'once' : `${f.count(times)} times`} up to ${day}, because nothing was there to run it. What was not asked on its day is not asked later.`,
      new_models: (added: number, vanished: number, renamed: number, returned: number, examples: string) => {
        const changes = [
          ...(added > 0 ? [`${f.count(added)} new`] : []),
          ...(vanished > 0 ? [`${f.count(vanished)} gone`] : []),
          ...(renamed > 0 ? [`${f.count(renamed)} renamed`] : []),
          ...(returned > 0 ? [`${f.count(returned)} back`] : []),
        ]
        return `${changes.join(', ')}: ${examples}. You decide what is asked.`
      },
      served_model_changed: (model: string, from: string, to: string, day: string) =>
        `${model} is answered by ${to} since ${day}; before, it was ${from}. Changes from then on may come from the model.`,
      not_asked: (model: string, count: number) =>
        `${questions(count)} ${f.plural(count, 'was', 'were')} not asked of ${model}, because it has no price. Nothing was spent.`,
      will_not_be_asked: (model: string, count: number) =>
        `${questions(count)} will not be asked of ${model}, because it has no price.`,
      uncosted: (problem: string) =>
        `An answer was kept, but not what it cost: ${problem}. The most it can have cost counts towards the limits.`,
      reconciliation: (found: number, mended: number, left: number, gaps: number) =>
        `${f.count(found)} left half done, ${f.count(mended)} mended, ${f.count(left)} that need you; ${f.count(gaps)} gaps of past days were recorded.`,
      visibility_moved: (
        brand: string,
        where: string,
        fell: boolean,
        by: number,
        now: string,
        nowDays: string,
        before: string,
        beforeDays: string,
        n: number,
      ) =>
        `${brand}${where} ${fell ? 'fell' : 'rose'} by ${points(by)}: ${now} from ${nowDays}, ${before} from ${beforeDays}, over ${prompts(n)}.`,
      billing_gap: (provider: string, billed: string, ledger: string, days: string) =>
        `${provider} billed ${billed} and the books have ${ledger}, ${days}.`,
    },
    at: (model: string) => ` at ${model}`,
    days: (from: string, to: string) => `${from} to ${to}`,
    jobs: {
      daily: 'Daily monitoring',
      models: 'The model check',
      reconcile: 'Reconciliation',
      alerts: 'The alert check',
      upkeep: 'Upkeep',
    } as Record<string, string>,
    everything: 'Everything',
    everyProject: 'All projects',
    project: 'Project',
    actions: {
      budget_threshold: 'Open the budgets',
      budget_block: 'Change the limit',
      daily_threshold: 'See the day’s costs',
      settlement_above_hold: 'See the prices',
      key_rejected: 'Set a key',
      provider_down: 'See the runs',
      job_failed: 'See the job',
      job_missed: 'See the jobs',
      new_models: 'Decide',
      served_model_changed: 'See the model',
      unpriced_calls: 'Set a price',
      reconciliation: 'See what is left',
      visibility_moved: 'Read the answers',
      billing_gap: 'See the bill',
    },
    seen: 'Seen',
    unseen: 'Not seen',
    allSeen: 'Mark all as seen',
    told: 'The alerts are marked as seen.',
    pill: { open: 'new', seen: 'seen' },
    mute: 'Mute',
    unmute: 'Unmute',
    muteOf: (title: string) => `Mute: ${title}`,
    muteFor: { day: 'For a day', week: 'For a week', ever: 'For good' },
    forGood: 'for good',
    mutedUntil: (when: string) => `muted until ${when}`,
    mutedForGood: 'muted for good',
    nowMuted: 'Nothing of this kind about this is told until then.',
    nowUnmuted: 'It is told again.',
    emptyTitle: 'Nothing needs you',
    emptyBody:
      'A dear day, a rejected key, a provider that is out, visibility that moved and the like are told here, each at most once an hour.',
    noMutesTitle: 'Nothing is muted',
    noMutesBody: 'What you mute at an alert is listed here until its time is over.',
    unread: (n: number) => `${f.count(n)} not yet seen`,
    looks: {
      columns: {
        project: 'Project',
        model: 'Models',
        verdict: 'Verdict',
        change: 'Change',
        p: 'Chance (p)',
        prompts: 'Prompts',
        day: 'Up to',
      },
      all: 'All together',
      verdicts: { moved: 'moved', within_noise: 'within noise', not_enough_data: 'not enough data' },
      explanation:
        'Each night the last three days with answers are compared with the four weeks before, each prompt with itself. A change is told when it is 5 points or more and holds against all comparisons of the night; below 8 prompts nothing is said.',
      pExplanation:
        'How likely chance alone makes such a difference, before it is held against the night’s other comparisons.',
      emptyTitle: 'Nothing was compared yet',
      emptyBody: 'The nightly check compares days with each other once a project has six days with answers.',
    },
    delivery: {
      open: 'Delivery…',
      title: 'How alerts reach you',
      notifies: 'Show alerts outside the window',
      notifiesHint: 'As notifications of the operating system, each once.',
      webhook: 'Send on by webhook',
      webhookHint:
        'Sends every alert to an address of yours, as Slack’s incoming webhooks take it. The address is kept in the keychain; only its host is shown.',
      address: 'Address',
      missing: 'Paste the address.',
      wrong: 'The address begins with https:// (http:// only on this machine).',
      none: 'Alerts are sent nowhere.',
      to: (host: string) => `Alerts are sent to ${host}.`,
      kept: {
        keychain: 'The address is in the keychain.',
        session: 'There is no keychain: the address is kept until the program ends.',
        lost: 'The address was kept for an earlier session only. Set it again; what waits is sent then.',
      },
      waiting: (n: number) => `${f.count(n)} ${f.plural(n, 'alert waits', 'alerts wait')} for the next attempt.`,
      lastSent: (when: string) => `The last one was taken ${when}.`,
      set: 'Set',
      test: 'Send a trial',
      tested: (host: string) => `${host} took the trial.`,
      remove: 'Remove',
      removed: 'Alerts are sent nowhere any more.',
      saved: (host: string) => `Alerts are sent to ${host} from now on.`,
      demo: 'The demo sends nothing anywhere.',
      thresholds: 'Thresholds',
      thresholdsHint: 'How much a day may cost before it is told, and what blocks, is set with the budgets.',
      openBudgets: 'Open the budgets',
    },
  }
}
