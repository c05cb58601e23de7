import { EXIT, exitCodeOf } from './exit.ts'
import { reportFailure } from './output/failure.ts'
import { createProgram } from './program.ts'

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? EXIT.done)
})
process.stderr.on('error', () => undefined)

const program = createProgram()
try {
  await program.command.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
  reportFailure(error, program.host())
}
if (program.host()?.isStuck()) leave(Number(process.exitCode ?? EXIT.done))

/** A keychain that never answers would hold the process at its end, in a thread that nothing can stop: it is replaced. */
function leave(code: number): never {
  if (process.execve) return process.execve('/bin/sh', ['sh', '-c', `exit ${code}`])
  process.exit(code)
}
