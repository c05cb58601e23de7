/**
 * Everything that is checked, in one command: `npm test`. Stops at the first step that fails, and ends with one line
 * of figures read from the runners' own reports.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Counts {
  passed: number
  failed: number
  /** Of those that passed, the ones that did so at the second try. */
  flaky: number
}

const reports = mkdtempSync(join(tmpdir(), 'earshot-reports-'))
const unitReport = join(reports, 'unit.json')
const windowReport = join(reports, 'window.json')

const steps: [name: string, command: string, args: string[], env?: Record<string, string>][] = [
  ['system packages', 'bash', ['scripts/setup-system.sh']],
  ['format, lint, types, boundaries, dead code', 'npm', ['run', '--silent', 'check']],
  [
    'unit tests',
    'npm',
    ['run', '--silent', 'test:unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  ],
  [
    'window tests',
    'npm',
    // On what was built for the unit tests.
    ['exec', '--', 'playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: windowReport },
  ],
]

let failedStep: string | null = null
for (const [name, command, args, env] of steps) {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  console.log(
    `== ${name}: ${result.status === 0 ? 'ok' : 'failed'}, ${Math.round((performance.now() - started) / 1000)} s`,
  )
  if (result.status !== 0) {
    failedStep = name
    break
  }
}

const total = [unitCounts(), windowCounts()].reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  flaky: a.flaky + b.flaky,
}))
rmSync(reports, { recursive: true, force: true })
if (failedStep) console.log(`\nStopped at: ${failedStep}`)
const secondTry = total.flaky > 0 ? `, ${total.flaky} of the passed only at the second try` : ''
console.log(`\ntests: ${total.passed} passed, ${total.failed} failed${secondTry}`)
process.exitCode = failedStep ? 1 : 0

function unitCounts(): Counts {
  const report = read<{ numPassedTests: number; numFailedTests: number }>(unitReport)
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0, flaky: 0 }
}

function windowCounts(): Counts {
  const report = read<{ stats: { expected: number; flaky: number; unexpected: number } }>(windowReport)
  const flaky = report?.stats.flaky ?? 0
  return { passed: (report?.stats.expected ?? 0) + flaky, failed: report?.stats.unexpected ?? 0, flaky }
}

/** @returns null when the step that writes the report did not run. */
function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}
