import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import manifest from '../../../package.json' with { type: 'json' }
import { UserError } from '../../core/errors.ts'
import type { RunningServer } from '../../server/index.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { onInterrupt } from '../interrupt.ts'
import { wholeNumber } from '../options.ts'

/** "EARS" on a telephone. The same at every start, so that the browser keeps what was set for the page. */
const PORT = 3277

interface ServeOptions {
  port: number
  host?: string
  open?: boolean
}

export const registerServe: Register = (program, act) => {
  program
    .command('serve')
    .description('The app in a browser, on this machine alone. Prints a link that is good once and for a minute.')
    .option('--port <n>', 'where to listen; 0 takes any that is free', wholeNumber(0, 65_535), PORT)
    .option('--host <address>', 'listen on this loopback address only')
    .option('--open', "open the link in this machine's browser")
    .addHelpText('after', examples('earshot serve', 'earshot serve --open', 'earshot serve --port 8080'))
    .action(act(serve))
}

async function serve(host: Host, { open = false, ...where }: ServeOptions): Promise<void> {
  const { page, ports } = host
  if (!existsSync(join(page, 'index.html'))) {
    throw new UserError('conflict', "The app's page is not built: run `npm run build` in the program's folder first.")
  }
  const { openBrowser, startServer } = await import('../../server/index.ts')
  const { openWorkspace } = await import('../../core/workspace.ts')
  const workspace = openWorkspace({ ports, settings: { config: host.config }, version: manifest.version })
  const server = await startServer({ ...where, workspace, page, log: ports.log }).catch(async (error: unknown) => {
    await workspace.close()
    throw error
  })
  const stopped = untilStopped(server, workspace.abort)
  const link = showLink(server)
  host.note(
    'Open it in a browser on this machine. It is good once and for a minute; Enter makes a new one, Ctrl-C stops.',
  )
  if (open && !(await openBrowser(link))) host.note('No browser could be opened from here: open the link yourself.')
  await stopped
}

function showLink(server: RunningServer): string {
  const link = server.link()
  process.stdout.write(`${link}\n`)
  return link
}

/** Until an interrupt, and until what was under way has ended. */
async function untilStopped(server: RunningServer, abort: () => void): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  lines.on('line', () => showLink(server))
  const stopped = Promise.withResolvers<void>()
  const release = onInterrupt({
    sentence:
      'Closing: calls under way are finished and kept, and a run goes on at the next start. Once more ends them at once.',
    first() {
      const closing = server.close()
      closing.then(stopped.resolve, stopped.reject)
      return closing
    },
    second() {
      process.exitCode = EXIT.cancelled
      abort()
      // A third is left to the system, which ends the program.
      release()
    },
  })
  await stopped.promise.finally(() => {
    release()
    lines.close()
  })
}
