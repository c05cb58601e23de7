import { examples, type Register } from '../command.ts'
import { counted } from '../output/figures.ts'
import { startBar } from '../output/progress.ts'

export const registerReanalyze: Register = (program, act) => {
  program
    .command('reanalyze')
    .description('Measure all stored answers again, after brands or the analyser changed. Calls nobody, costs nothing.')
    .option('--project <name>', 'only this project')
    .addHelpText('after', examples('earshot reanalyze', 'earshot reanalyze --project "Acme watch"'))
    .action(
      act(async (host, { project }: { project?: string }) => {
        const bar = startBar('Measuring days')
        const done = await host.withCore((core) => core.reanalysis.reanalyse(project, bar.show)).finally(bar.end)
        for (const one of done) {
          const what = `${counted(one.answers, 'answer')} of ${counted(one.days, 'day')}`
          process.stdout.write(`${one.project}: measured ${what} again.\n`)
        }
      }),
    )
}
