import type { DoctorReport } from '../../core/doctor/index.ts'
import { UserError } from '../../core/errors.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { printJson } from '../output/json.ts'
import { table } from '../output/table.ts'

interface DoctorOptions {
  json?: boolean
  offline?: boolean
}

export const registerDoctor: Register = (program, act) => {
  program
    .command('doctor')
    .description('Check everything a run rests on. Ends with 0 only when all of it is in order.')
    .option('--offline', 'call no provider')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot doctor', 'earshot doctor --offline --json'))
    .action(
      act(async (host, { json, offline = false }: DoctorOptions) => {
        const report = await examine(host, offline)
        if (!report.ok) process.exitCode = EXIT.failed
        if (json) return printJson(report)
        const rows = report.checks.map(({ name, ok, detail, remedy }) => [
          ...[ok ? 'ok' : 'FAILED', name, remedy === null ? detail : `${detail.replace(/\.$/, '')}. ${remedy}`],
        ])
        const verdict = report.ok ? 'Everything is in order.' : 'Something needs doing.'
        process.stdout.write(`${table([{ title: '' }, { title: 'Check' }, { title: 'Found' }], rows)}\n\n${verdict}\n`)
      }),
    )
}

/** A home that cannot be opened is a finding too. */
async function examine(host: Host, offline: boolean): Promise<DoctorReport> {
  try {
    return await host.withCore((core) => core.doctor.run({ offline }))
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const remedy = 'Do what it says and run the check again.'
    return { ok: false, checks: [{ name: 'home', ok: false, detail: error.message, remedy }] }
  }
}
