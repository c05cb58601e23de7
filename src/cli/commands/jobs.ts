import type { JobExecution, JobLine, ListedJob } from '../../contract/index.ts'
import type { Core } from '../../core/createCore.ts'
import { UserError } from '../../core/errors.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { onInterrupt } from '../interrupt.ts'
import { wholeNumber } from '../options.ts'
import { printJson } from '../output/json.ts'
import { NONE, table } from '../output/table.ts'

interface SetOptions {
  cron?: string
  on?: boolean
  off?: boolean
  jitter?: number
}

export const registerJobs: Register = (program, act) => {
  const jobs = program
    .command('jobs')
    .description('What runs by itself while the app or `earshot serve` is open, when, and what came of it last.')
    .option('--json', 'print it for a program')
    .addHelpText(
      'after',
      examples('earshot jobs', 'earshot jobs run daily', 'earshot jobs set daily --cron "0 6 * * 1-5"'),
    )
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        await host.withCore(async (core) => {
          const listed = await core.jobs.list()
          if (json) return printJson(listed.map(written))
          process.stdout.write(`${listing(listed, core.home.zone)}\n`)
          const { state, until } = core.jobs.schedule()
          if (state === 'paused')
            host.note(
              `The schedule rests ${until === null ? 'until it is resumed' : `until ${at(until, core.home.zone)}`}.`,
            )
          if (state === 'none') host.note('A demo has no schedule; its jobs run when they are told to.')
        })
      }),
    )

  jobs
    .command('run')
    .description('Run a job now and print what came of it. Exits with 0 when all went well, else with 1.')
    .argument('<name>', 'daily, models, reconcile, alerts or upkeep')
    .option('--json', 'print the execution for a program')
    .addHelpText('after', examples('earshot jobs run daily'))
    .action(
      act(async (host, name: string, _options: object, command: { optsWithGlobals(): { json?: boolean } }) => {
        await host.withCore((core) => run(host, core, name, command.optsWithGlobals().json ?? false))
      }),
    )

  jobs
    .command('set')
    .description('Change the time of a job, or switch it on or off.')
    .argument('<name>', 'daily, models, reconcile, alerts or upkeep')
    .option('--cron <expression>', 'five fields: minute, hour, day of the month, month, day of the week')
    .option('--on', 'run it at its times')
    .option('--off', 'run it only when told to')
    .option('--jitter <minutes>', 'begin up to so long after its time', wholeNumber(0, 720))
    .addHelpText('after', examples('earshot jobs set daily --cron "0 6 * * 1-5"', 'earshot jobs set models --off'))
    .action(
      act(async (host, name: string, { cron, on = false, off = false, jitter }: SetOptions) => {
        if (on && off) throw new UserError('bad_input', 'A job is switched either --on or --off. Nothing was changed.')
        if (cron === undefined && !on && !off && jitter === undefined) {
          throw new UserError('bad_input', 'Say what to change: --cron, --on, --off or --jitter. Nothing was changed.')
        }
        await host.withCore(async (core) => {
          await core.jobs.set(name, { cron, enabled: on ? true : off ? false : undefined, jitterMinutes: jitter })
          const job = (await core.jobs.list()).find((each) => each.name === name)!
          process.stdout.write(`${listing([job], core.home.zone)}\n`)
        })
      }),
    )
}

/** Begins a job and waits for its end, showing its log. The first interrupt cancels it. */
async function run(host: Host, core: Core, name: string, json: boolean): Promise<void> {
  const { jobRunId, ended } = await core.jobs.run(name)
  const release = onInterrupt({
    sentence: 'Cancelling: what was done by then is kept. Once more ends calls under way at once.',
    first: () => core.jobs.cancel(jobRunId),
    second: core.monitoring.abort,
  })
  try {
    const execution = await ended
    for (const line of linesOf(core, jobRunId)) host.note(sentenceOf(line))
    process.exitCode =
      execution.state === 'done' ? EXIT.done : execution.state === 'cancelled' ? EXIT.cancelled : EXIT.failed
    if (json) printJson(execution)
    else process.stdout.write(`${summaryOf(execution)}\n`)
  } finally {
    release()
  }
}

function* linesOf(core: Core, jobRunId: number): Generator<JobLine> {
  for (let after = 0; ; ) {
    const { lines, more } = core.jobs.log(jobRunId, after)
    yield* lines
    after = lines.at(-1)?.line ?? after
    if (!more) return
  }
}

const sentenceOf = ({ level, message, fields }: JobLine): string => {
  const told = Object.entries(fields ?? {}).map(([key, value]) => `${key}: ${value}`)
  return [level === 'info' ? '' : `${level}: `, message, told.length > 0 ? ` (${told.join(', ')})` : ''].join('')
}

const summaryOf = ({ job, state, sentence }: JobExecution): string => `${job}: ${state}. ${sentence ?? ''}`.trim()

const written = ({ name, cron, enabled, nextRun, last, jitterMinutes, running }: ListedJob) => ({
  ...{ name, cron, enabled },
  nextRun: nextRun === null ? null : new Date(nextRun).toISOString(),
  lastRun: last === null ? null : new Date(last.startedAt).toISOString(),
  lastResult: last?.state ?? null,
  ...{ lastSentence: last?.sentence ?? null, jitterMinutes, running: running !== null },
})

function listing(jobs: readonly ListedJob[], zone: string): string {
  const columns = ['Job', 'When', 'Next run', 'Last run', 'Result'].map((title) => ({ title }))
  const rows = jobs.map(({ name, words, enabled, nextRun, last, running }) => [
    name,
    `${words.en}${enabled ? '' : ' (off)'}`,
    nextRun === null ? NONE : at(nextRun, zone),
    last === null ? NONE : at(last.startedAt, zone),
    running !== null ? 'running' : last === null ? NONE : `${last.state}: ${last.sentence ?? ''}`,
  ])
  return table(columns, rows)
}

const at = (instant: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant)
