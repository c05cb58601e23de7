import { examples, type Register } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { startBar } from '../output/progress.ts'
import { printReport } from '../output/report.ts'

interface DemoOptions {
  days?: number
  seed?: string
}

export const registerDemo: Register = (program, act) => {
  program
    .command('demo')
    .description('Make the demo: a project with history, asked of a built-in simulator. No key, no network, no cost.')
    .option('--days <n>', 'days of history (default 60)', wholeNumber(1, 366))
    .option('--seed <text>', 'what the simulated answers are drawn from')
    .addHelpText('after', examples('earshot demo', 'earshot demo --days 14 --home ./try'))
    .action(
      act(async (host, options: DemoOptions) => {
        const { makeDemo, demoHome } = await import('../../core/makeDemo.ts')
        const { createCore } = await import('../../core/createCore.ts')
        const bar = startBar('Simulating days')
        const settings = { config: host.config }
        const made = await makeDemo(host.ports, settings, { ...options, onDay: bar.show }).finally(bar.end)
        const home = demoHome(host.ports.paths.home)
        const core = await createCore({ ...host.ports, paths: { ...host.ports.paths, home } }, settings)
        try {
          const from = core.db.sqlite.prepare('SELECT MIN(day) FROM snapshot_totals').pluck().get() as string
          process.stdout.write(
            'Simulated data: fictional brands, answered by the built-in simulator. Nothing was spent.\n\n',
          )
          printReport(core.visibility.report({ from }))
        } finally {
          await core.close()
        }
        if (!made) host.note('The demo was there already; nothing was changed.')
        host.note(`Look into it with: earshot report --home ${JSON.stringify(home)}`)
      }),
    )
}
