import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** What figures were measured on, and when. */
export function machine(): string {
  const [first] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const load = loadavg().map((value) => value.toFixed(1))
  const memory = (totalmem() / 2 ** 20).toFixed(0)
  return [
    `${first?.model}, ${cpus().length} cores, ${memory} MB of memory, load ${load.join(' ')}`,
    `Node ${process.version}, ${new Date().toISOString().slice(0, 10)}, commit ${commit}`,
  ].join('\n')
}
