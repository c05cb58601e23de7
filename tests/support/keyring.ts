import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const DAEMON = 'gnome-keyring-daemon --components=secrets --daemonize'

/** Shell commands that bring a session's keychain into a state. It keeps its secrets in the folder given as HOME. */
export const KEYRING = {
  unlocked: `printf pw | ${DAEMON} --unlock >/dev/null`,
  locked: `${DAEMON} --start >/dev/null`,
  absent: 'unset DBUS_SESSION_BUS_ADDRESS',
  /** The service is there and never answers; see `muteService`. */
  mute: 'true',
} as const

/** Makes a folder's keychain one that is started and never answers. @returns the environment that leads to it */
export function muteService(folder: string): Record<string, string> {
  const data = join(folder, 'data')
  const services = join(data, 'dbus-1', 'services')
  mkdirSync(services, { recursive: true })
  const service = '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 30\n'
  writeFileSync(join(services, 'secrets.service'), service)
  return { XDG_DATA_HOME: data, XDG_DATA_DIRS: data }
}

/**
 * Runs a shell command inside a desktop session of its own, which ends with it.
 * @param folder the session's HOME
 * @returns the lines of its standard output up to the one that says `done`
 */
export async function inSession(
  folder: string,
  keyring: keyof typeof KEYRING,
  command: string,
  environment: Record<string, string> = {},
): Promise<string[]> {
  const script = `${KEYRING[keyring]}; ${command}; echo done`
  const child = spawn('dbus-run-session', ['--', 'bash', '--norc', '-c', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
  })
  const lines: string[] = []
  try {
    // Daemons that the session started keep the pipe open, so its end is no sign.
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'done') return lines
      lines.push(line)
    }
    throw new Error(`The session ended early, after: ${lines.join('\n')}`)
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  }
}
