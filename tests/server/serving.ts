import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../src/contract/index.ts'
import type { Config } from '../../src/core/config.ts'
import { createCore } from '../../src/core/createCore.ts'
import { type Ports, systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { createSimulator, type SimulatorOptions } from '../../src/core/simulator/index.ts'
import { openWorkspace } from '../../src/core/workspace.ts'
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/index.ts'
import { projectFile } from '../support/projects.ts'

export type Rpc = ContractRouterClient<typeof contract>

export interface Serving {
  readonly server: RunningServer
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** What the server logged as an error. */
  readonly errors: string[]
  /** Follows a new link. @returns the cookie */
  signIn(): Promise<string>
  client(cookie: string, headers?: Record<string, string>): Rpc
  /** Ends the calls under way at once. */
  abort(): void
  /** The folder of the home. */
  readonly home: string
  close(): Promise<void>
}

/** The real server over a real home with one project, whose providers are the simulator's. */
export async function startServing(
  options: Partial<ServerOptions> = {},
  simulated: Partial<SimulatorOptions> = {},
): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-server-'))
  const home = join(folder, 'home')
  const page = pageIn(folder)
  const simulator = await createSimulator({ seed: 'server', day: '2026-11-20', ...simulated })
  const errors: string[] = []
  const ports: Ports = {
    clock: systemClock,
    secrets: createSessionStore(),
    log: (level, message) => void (level === 'error' && errors.push(message)),
    notify: () => undefined,
    paths: { home, migrations: 'drizzle' },
  }
  const settings = { config: configOf(simulator.baseUrls), concurrency: 4 }
  const core = await createCore(ports, settings)
  await core.projects.apply(projectFile({ name: 'Served', prompts: 5 }))
  await core.close()

  const workspace = openWorkspace({ ports, settings, version: '0.0.0' })
  for await (const { phase } of workspace.watch()) if (phase === 'ready') break
  let closed: Promise<void> | null = null
  const running = await startServer({ ...{ workspace, page, log: ports.log, port: 0, version: '0.0.0' }, ...options })
  const server: RunningServer = {
    ...running,
    close: () => {
      closed ??= running.close()
      return closed
    },
  }
  const origin = `http://127.0.0.1:${server.port}`

  return {
    ...{ server, origin, errors, home },
    signIn: () => cookieFrom(server.link()),
    client: (cookie, headers) => clientOf(origin, cookie, headers),
    abort: workspace.abort,
    async close() {
      await simulator.close()
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Follows a link as a browser would. @returns the cookie it was given */
export async function cookieFrom(link: string): Promise<string> {
  const { headers } = await ask(link)
  return headers['set-cookie']![0]!.split(';', 1)[0]!
}

/** The contract's client, as the page has it. */
export const clientOf = (origin: string, cookie: string, headers: Record<string, string> = {}): Rpc =>
  createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { cookie, origin, ...headers } }))

/** A built page, with something beside it that must not be served. */
function pageIn(folder: string): string {
  const page = join(folder, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>The page</title>')
  writeFileSync(join(page, 'assets', 'index-1.js'), 'start()')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  return page
}

const configOf = (baseUrls: Record<string, string>): Pick<Config, 'keys' | 'baseUrls'> => ({
  keys: Object.fromEntries(Object.keys(baseUrls).map((name) => [name, { value: 'key-of-a-test', variable: 'A_KEY' }])),
  baseUrls: Object.fromEntries(Object.entries(baseUrls).map(([name, value]) => [name, { value, variable: 'A_URL' }])),
})

export interface Heard {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string
  /** What is asked for, exactly, where the URL's own path would have been tidied up. */
  path?: string
}

/** One request, with every header as given: unlike `fetch`, it lets a test say who it claims to be. */
export function ask(url: string, { body, ...options }: AskOptions = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false, ...options }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: text }))
      response.on('error', reject)
    })
    asking.on('error', reject)
    asking.end(body)
  })
}
