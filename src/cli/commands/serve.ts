import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import manifest from '../../../package.json' with { type: 'json' }
import type { ApiToken } from '../../core/access/index.ts'
import { UserError } from '../../core/errors.ts'
import { logStart } from '../../core/logging/index.ts'
import type { ApiState } from '../../core/ports.ts'
import type { RunningServer } from '../../server/index.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Host } from '../host.ts'
import { onInterrupt } from '../interrupt.ts'
import { wholeNumber } from '../options.ts'
import { NONE, table } from '../output/table.ts'

/** "EARS" on a telephone. The same at every start, so that the browser keeps what was set for the page. */
const PORT = 3277

interface ServeOptions {
  port: number
  host?: string
  open?: boolean
}

interface TokenOptions {
  newToken?: boolean
  name?: string
  expires?: number
  tokens?: boolean
  revoke?: number
}

export const registerServe: Register = (program, act) => {
  program
    .command('serve')
    .description('The app in a browser, on this machine alone. Prints a link that is good once and for a minute.')
    .option('--port <n>', 'where to listen; 0 takes any that is free', wholeNumber(0, 65_535), PORT)
    .option('--host <address>', 'listen on this loopback address only')
    .option('--open', "open the link in this machine's browser")
    .option('--new-token', 'make a token for the local API, print it once, and serve nothing')
    .option('--name <name>', 'what the new token is called', 'API')
    .option('--expires <days>', 'how many days the new token is good', wholeNumber(1, 3_650))
    .option('--tokens', 'list the tokens of the local API, and serve nothing')
    .option('--revoke <id>', 'make a token useless, and serve nothing', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .addHelpText(
      'after',
      examples(
        'earshot serve',
        'earshot serve --open',
        'earshot serve --port 8080',
        'earshot serve --new-token --name Grafana --expires 90',
        'earshot serve --revoke 3',
      ),
    )
    .action(
      act((host, options: ServeOptions & TokenOptions) => {
        const { newToken, name, expires, tokens, revoke, ...where } = options
        if (newToken || tokens || revoke !== undefined) return manageTokens(host, options)
        return serve(host, where)
      }),
    )
}

async function serve(host: Host, { open = false, ...where }: ServeOptions): Promise<void> {
  const { page, ports } = host
  if (!existsSync(join(page, 'index.html'))) {
    throw new UserError('conflict', "The app's page is not built: run `npm run build` in the program's folder first.")
  }
  logStart(ports.log, { host: 'serve', version: manifest.version, home: ports.paths.home })
  const { openBrowser, startServer } = await import('../../server/index.ts')
  const { openWorkspace } = await import('../../core/workspace.ts')
  let api: ApiState = { phase: 'off', url: null, message: null, switchable: false }
  const workspace = openWorkspace({
    ports: { ...ports, api: { state: () => api, apply: async () => api } },
    settings: { config: host.config },
    version: manifest.version,
  })
  const server = await startServer({ ...where, workspace, page, version: manifest.version, log: ports.log }).catch(
    async (error: unknown) => {
      await workspace.close()
      throw error
    },
  )
  api = { ...api, phase: 'on', url: server.api }
  const stopped = untilStopped(server, workspace.abort)
  const link = showLink(server)
  host.note(
    'Open it in a browser on this machine. It is good once and for a minute; Enter makes a new one, Ctrl-C stops.',
  )
  if (open && !(await openBrowser(link))) host.note('No browser could be opened from here: open the link yourself.')
  await stopped
}

/** What becomes of the tokens of the local API; the program ends with it. */
async function manageTokens(host: Host, { newToken = false, name, expires, revoke }: TokenOptions): Promise<void> {
  await host.withCore(async ({ access: { tokens } }) => {
    if (revoke !== undefined) {
      const revoked = await tokens.revoke(revoke)
      host.note(`The token "${revoked.name}" is good for nothing any more.`)
    } else if (newToken) {
      const { token, tokenId } = await tokens.create({ name, expiresInDays: expires ?? null })
      process.stdout.write(`${token}\n`)
      host.note(`This is token ${tokenId}. Nobody can show it again: keep it where the program that asks finds it.`)
    } else {
      process.stdout.write(`${describeTokens(tokens.list())}\n`)
    }
  })
}

function describeTokens(tokens: readonly ApiToken[]): string {
  if (tokens.length === 0) return 'There is no token. Make one with: earshot serve --new-token'
  const instant = (at: number | null) =>
    at === null ? NONE : new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  const columns = ['Id', 'Name', 'Standing', 'Made', 'Last used', 'Expires'].map((title) => ({ title }))
  const rows = tokens.map(({ tokenId, name, standing, createdAt, lastUsedAt, expiresAt }) => [
    ...[String(tokenId), name, standing, instant(createdAt), instant(lastUsedAt), instant(expiresAt)],
  ])
  return table(columns, rows)
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
