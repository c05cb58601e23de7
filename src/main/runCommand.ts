import { app } from 'electron'

/**
 * Runs the command that the program was started with, by the command line's own bundle beside this one, and ends with
 * its exit code. No window, no lock: a command works beside the open app.
 */
export async function runCommand(): Promise<void> {
  app.dock?.hide()
  await import(new URL('../cli/earshot.mjs', import.meta.url).href)
  // A pipe may still hold what was written last.
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))))
  app.exit(Number(process.exitCode ?? 0))
}
