import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../bin/earshot.mjs', import.meta.url))

/** `earshot serve` in a process of its own. */
export interface ServeProgram {
  /** The next link that it prints, or has printed. */
  link(): Promise<string>
  pressEnter(): void
  /** What it said beside its links. */
  said(): string
  send(signal: NodeJS.Signals): void
  /** @returns the exit code */
  readonly ended: Promise<number | null>
}

export function startServe(
  home: string,
  args: readonly string[] = ['--port', '0'],
  env: NodeJS.ProcessEnv = {},
): ServeProgram {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--home', home, ...args], {
    env: { PATH: process.env.PATH, HOME: home, TZ: 'UTC', ...env },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async link() {
      const { value } = await lines.next()
      if (typeof value !== 'string') throw new Error(`It ended without a link.\n${said}`)
      return value
    },
    pressEnter: () => void child.stdin.write('\n'),
    said: () => said,
    send: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([code]) => code as number | null),
  }
}
