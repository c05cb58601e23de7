import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/core/simulator/index.ts'

export const PROGRAM = fileURLToPath(new URL('../../bin/earshot.mjs', import.meta.url))
if (!existsSync(new URL('../../out/cli/earshot.mjs', import.meta.url))) {
  throw new Error('The command line is not built: run "npm run build:cli" first')
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export interface Call {
  /** What is typed or piped in. */
  input?: string
  env?: Record<string, string>
  /** Called when standard error has said something, with all of it so far. */
  onStderr?: (text: string, child: ChildProcess) => void
}

/** A home of its own for each test, and the program run on it as a process. */
export interface Terminal {
  readonly home: string
  /** A path in a folder beside the home. */
  path(name: string): string
  run(args: readonly string[], call?: Call): Promise<Ended>
  close(): void
}

export function openTerminal(): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-cli-'))
  const home = join(folder, 'home')
  return {
    home,
    path: (name) => join(folder, name),
    run: (args, call) => runProgram(process.execPath, [PROGRAM, ...args], { EARSHOT_HOME: home, HOME: folder }, call),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs a program to its end. Of the environment it gets only the path, and what is given. */
export function runProgram(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
  { input = '', env = {}, onStderr }: Call = {},
): Promise<Ended> {
  const child = spawn(command, args, { env: { PATH: process.env.PATH ?? '', ...environment, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    onStderr?.(stderr, child)
  })
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

export const KEY = 'test-key-5f1c9e07-4f2a'

/** The simulator, and the environment that leads the program to it. */
export async function openSimulator(options: Partial<SimulatorOptions> = {}): Promise<{
  simulator: Simulator
  env: Record<string, string>
}> {
  const simulator = await createSimulator({ seed: 'cli', ...options })
  const { baseUrls } = simulator
  const env = {
    OPENAI_BASE_URL: baseUrls.openai,
    ANTHROPIC_BASE_URL: baseUrls.anthropic,
    GEMINI_BASE_URL: baseUrls.google,
    PERPLEXITY_BASE_URL: baseUrls.perplexity,
    OPENAI_API_KEY: KEY,
    ANTHROPIC_API_KEY: KEY,
    GEMINI_API_KEY: KEY,
    PERPLEXITY_API_KEY: KEY,
  }
  return { simulator, env }
}

/** A project over the simulator's world. */
export const PROJECT = {
  name: 'Lumora watch',
  brand: { name: 'Lumora', aliases: [], domains: ['lumora.example'] },
  competitors: [{ name: 'Kestrel CRM', aliases: ['Kestrel'], domains: ['kestrel.example'] }],
  prompts: [{ text: 'Which CRM is best for a small sales team?' }, { text: 'What is the easiest CRM to set up?' }],
  models: ['openai:gpt-5', 'anthropic:claude-sonnet-4-5', 'google:gemini-2.5-flash', 'perplexity:perplexity/sonar'],
}
