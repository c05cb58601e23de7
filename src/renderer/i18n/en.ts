import { alerts } from './en/alerts.ts'
import { answersPage } from './en/answers.ts'
import { billing } from './en/billing.ts'
import { brands } from './en/brands.ts'
import { budgets } from './en/budgets.ts'
import { charts } from './en/charts.ts'
import { compare } from './en/compare.ts'
import { costs } from './en/costs.ts'
import { coverage } from './en/coverage.ts'
import { doctor } from './en/doctor.ts'
import { errorWords, failureTitles } from './en/failures.ts'
import { importing } from './en/importing.ts'
import { jobs } from './en/jobs.ts'
import { kit } from './en/kit.ts'
import { limbo } from './en/limbo.ts'
import { localApi } from './en/localApi.ts'
import { models } from './en/models.ts'
import { modelWatch } from './en/modelWatch.ts'
import { operations } from './en/operations.ts'
import { projects } from './en/projects.ts'
import { prompts } from './en/prompts.ts'
import { runs } from './en/runs.ts'
import { settingsPage } from './en/settingsPage.ts'
import { sources } from './en/sources.ts'
import { welcome } from './en/welcome.ts'
import type { Format } from './format.ts'

/** Every text of the window in English. The other languages have exactly these keys. */
export const en = (f: Format) => {
  const answers = (n: number) => `${f.count(n)} ${f.plural(n, 'answer', 'answers')}`
  const questions = (n: number) => `${f.count(n)} ${f.plural(n, 'question', 'questions')}`
  return {
    languageName: 'English',
    skipToContent: 'Skip to content',
    nav: {
      label: 'Pages',
      pages: {
        overview: 'Overview',
        answers: 'Answers',
        compare: 'Compare',
        sources: 'Sources',
        prompts: 'Prompts',
        brands: 'Brands',
        costs: 'Costs',
        budgets: 'Budgets',
        billing: 'Billing',
        models: 'Models',
        modelWatch: 'Model watch',
        runs: 'Runs',
        jobs: 'Jobs',
        alerts: 'Alerts',
        coverage: 'Coverage',
        limbo: 'Limbo',
        doctor: 'Doctor',
        operations: 'Operations',
        projects: 'Projects',
        settings: 'Settings',
      },
    },
    kit: kit(f),
    answers: answersPage(f),
    compare: compare(),
    sources: sources(f),
    coverage: coverage(f),
    limbo: limbo(f),
    doctor: doctor(f),
    costs: costs(f),
    operations: operations(f),
    localApi,
    budgets,
    billing: billing(f),
    models,
    modelWatch: modelWatch(f),
    runs: runs(f),
    jobs: jobs(f),
    alerts: alerts(f),
    projects: projects(f),
    prompts: prompts(f),
    importing: importing(f),
    brands: brands(f),
    settingsPage: settingsPage(f),
    welcome: welcome(f),
    settings: {
      language: 'Language',
      theme: 'Appearance',
      themes: { light: 'Light', dark: 'Dark', auto: 'As the system' },
      languages: { en: 'English', es: 'Español' },
    },
    project: {
      choose: 'Project',
      country: 'Country',
    },
    demo: {
      title: 'Demo',
      body: 'Brands, answers and costs on this page are simulated. No model was asked and nothing was spent.',
    },
    starting: {
      opening: 'Opening your data…',
      demoTitle: 'Making the demo',
      demoBody:
        'Two months of a fictional brand, asked of a simulator on this computer and measured like real answers. This happens once.',
      demoProgress: (done: number, total: number) => `Day ${f.count(done)} of ${f.count(total)}`,
      failed: 'Earshot could not open its data',
    },
    gone: {
      title: 'The engine stopped',
      body: 'Every answer that had arrived is stored. Start it again to go on; an interrupted run continues where it was.',
      again: 'Start again',
    },
    failure: { titles: failureTitles, retry: 'Try again', details: 'Details' },
    overview: {
      loading: 'Loading the overview',
      range: 'Days shown',
      rangeOption: (days: number) => `${days} d`,
      rangeLong: (days: number) => `Last ${days} days`,
      model: 'Model',
      allModels: 'All models',
      search: 'Web search',
      searchOptions: { all: 'Search on or off', on: 'Search on', off: 'Search off' },
      emptyTitle: 'No answers in these days',
      emptyBody: (brand: string, prompts: number, models: number) =>
        `“Run now” asks ${f.count(prompts)} ${f.plural(prompts, 'prompt', 'prompts')} of ${f.count(models)} ${f.plural(models, 'model', 'models')}. Then this page shows how often they name ${brand}, against whom, and what it cost.`,
      emptyFiltered: 'No answer matches this filter.',
      clearFilter: 'Clear the filter',
    },
    kpi: {
      visibility: 'Visibility',
      shareOfVoice: 'Share of voice',
      averagePosition: 'Average position',
      netSentiment: 'Net sentiment',
      cost: 'Cost, month to date',
      noValue: 'no value',
      points: (delta: string) => `${delta} pts`,
      moved: (delta: string) => `${delta}, moved`,
      noise: 'within noise',
      notEnough: 'too little to compare',
      range: (low: string, high: string) => `${low} to ${high}`,
      n: (n: number) => `n ${f.count(n)}`,
      prompts: (n: number) => `${f.count(n)} ${f.plural(n, 'prompt', 'prompts')}`,
      missing: (n: number) => `${f.count(n)} ${f.plural(n, 'model', 'models')} missing`,
      place: (place: number, of: number) => `${ordinal(place)} of ${of}`,
      topShares: (first: string, third: string) => `first in ${first} · top 3 in ${third}`,
      unscored: (n: number) => `${f.count(n)} unscored`,
      calls: (n: number) => `${f.count(n)} paid ${f.plural(n, 'call', 'calls')}`,
      exposure: (amount: string) => `up to ${amount} more, unknown`,
      costAgainst: (difference: string, month: string) => `${difference} vs. ${month}`,
      costFirst: (month: string) => `nothing spent in ${month}`,
    },
    explain: {
      open: (metric: string) => `${metric}: what it means`,
      period: 'These days',
      value: 'Value',
      interval: '95 % interval',
      rests: 'Rests on',
      change: (days: number) => `Change from the ${days} days before`,
      changeInterval: (low: string, high: string) => `95 % interval ${low} to ${high}`,
      restsOn: {
        visibility: (n: number, prompts: number) =>
          `${f.count(n)} valid ${f.plural(n, 'answer', 'answers')} to ${f.count(prompts)} ${f.plural(prompts, 'prompt', 'prompts')}`,
        shareOfVoice: (n: number) => `${f.count(n)} ${f.plural(n, 'naming', 'namings')} of tracked brands`,
        averagePosition: (n: number) => `${answers(n)} where the brand has a rank`,
        netSentiment: (n: number, unscored: number) =>
          `${f.count(n)} scored ${f.plural(n, 'mention', 'mentions')}; ${f.count(unscored)} unscored`,
      },
      exposure: 'Outcome unknown, at most',
      sameDays: (month: string) => `${month}, up to the same day`,
      missing: 'Models without answers',
      surface: 'Asked through the providers’ APIs',
      definitions: {
        visibility:
          'Valid answers that name the brand, of all valid answers. Across models it is the mean of the models’ values. The interval allows for answers to the same prompt resembling one another.',
        shareOfVoice:
          'Answers that name the brand, of the answers naming each tracked brand added up. When nobody is named there is no value.',
        averagePosition:
          'The mean rank in the answers’ recommendation lists, over the answers where the brand has a rank. 1 is best.',
        netSentiment:
          'Positive less negative, of all scored mentions, from −100 to 100. Unscored mentions are counted apart and never taken for neutral.',
        cost: 'What paid calls have cost since the month began, exactly. A call whose outcome is unknown counts as exposure until it is settled.',
      },
      verdicts: {
        moved: 'Moved: the change is larger than chance explains.',
        within_noise: 'Within noise: a change of this size can be chance.',
        not_enough_data: 'Too few prompts in both periods to compare.',
      },
    },
    ...charts(f),
    byModel: {
      title: 'By model',
      subtitle: (brand: string) => `${brand}, these days`,
      model: 'Model',
      visibility: 'Visibility',
      position: 'Pos.',
      positionLong: 'Average position',
      sentiment: 'Sent.',
      sentimentLong: 'Net sentiment',
      cost: '$/day',
      costLong: 'Dollars a day',
      of: (named: number, valid: number) => `named in ${f.count(named)} of ${answers(valid)}`,
    },
    latest: {
      title: 'Latest answers',
      day: (day: string) => `on ${day}`,
      valid: (n: number) => `${f.count(n)} valid`,
      refused: (n: number) => `${f.count(n)} refused`,
      truncated: (n: number) => `${f.count(n)} cut short`,
      errors: (n: number) => `${f.count(n)} ${f.plural(n, 'error', 'errors')}`,
      total: answers,
      prompt: 'Prompt',
      model: 'Model',
      rank: 'Rank',
      rankNone: 'no rank',
      tone: 'Tone',
      cost: 'Cost',
      tones: {
        positive: 'positive',
        neutral: 'neutral',
        negative: 'negative',
        mixed: 'mixed',
        unscored: 'unscored',
        linked_only: 'linked only',
        absent_statement: 'said unknown',
        absent: 'absent',
        refused: 'refused',
        truncated: 'cut short',
        filtered: 'filtered',
        notAnalysed: 'not analysed',
      },
      list: 'Latest answers; move with the arrow keys',
    },
    answer: {
      label: 'The selected answer',
      empty: 'The answer is empty.',
      searchOn: (n: number) => `search on, ${f.count(n)} ${f.plural(n, 'search', 'searches')}`,
      searchOff: 'search off',
      tokens: (input: string, output: string) => `${input} in, ${output} out`,
      cites: (domains: string) => `cites ${domains}`,
      more: (n: number) => `${f.count(n)} more`,
      shortened: 'Only the beginning of this very long answer is analysed and shown.',
      image: (alt: string) => `[picture: ${alt}]`,
      evidence: 'The tone rests on this passage',
    },
    run: {
      start: 'Run now',
      about: (amount: string) => `≈ ${amount}`,
      running: 'Running…',
      title: (project: string) => `Ask ${project}’s questions now?`,
      body: (tasks: number, models: number) =>
        `${questions(tasks)} to ${f.count(models)} ${f.plural(models, 'model', 'models')}.`,
      expected: 'Expected cost',
      worst: 'At most',
      model: 'Model',
      questions: 'Questions',
      confirm: (tasks: number) => `Ask ${questions(tasks)}`,
      keep: 'Not now',
      quoting: 'Working out what it would cost',
      problems: 'Look at this first',
      progress: 'Run in progress',
      done: (done: number, planned: number) => `${f.count(done)} of ${questions(planned)} done`,
      spent: (amount: string) => `${amount} so far`,
      cancel: 'Cancel the run',
      cancelling: 'Finishing the calls in flight…',
      dismiss: 'Close',
      statuses: {
        running: 'Running',
        completed: 'Finished',
        partial: 'Finished, with failures',
        failed: 'Failed',
        blocked: 'Blocked by a budget',
        cancelled: 'Cancelled',
      },
      outcome: (succeeded: number, cost: string) => `${answers(succeeded)} stored for ${cost}.`,
      kept: 'What had arrived is stored and measured.',
      failed: (n: number) => `${f.count(n)} failed`,
      blocked: (n: number) => `${f.count(n)} blocked`,
      cancelled: (n: number) => `${f.count(n)} cancelled`,
      waiting: (n: number) => `${f.count(n)} waiting`,
      inFlight: (n: number) => `${f.count(n)} in flight`,
      paused: (reason: string) => `Paused: ${reason}`,
      times: (n: number) => `${f.count(n)}×`,
    },
    errorWords,
  }
}

export type Messages = ReturnType<typeof en>

const ordinal = (n: number) => {
  const suffix = new Intl.PluralRules('en', { type: 'ordinal' }).select(n)
  return `${n}${{ one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }[suffix]}`
}
