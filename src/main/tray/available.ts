import { execFile } from 'node:child_process'

/** How long the desktop may take to say so, in milliseconds. */
const PATIENCE_MS = 2_000

/** Asks the session bus whether anything on this desktop shows tray icons. */
const QUESTION = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
]

/**
 * Whether a tray icon would be seen. macOS and Windows always show it; a Linux desktop does when something on its
 * session bus watches for icons. Who cannot be asked counts as showing none: the user is then asked instead of left
 * with a program that cannot be found.
 */
export async function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  return new Promise((resolve) => {
    execFile('dbus-send', QUESTION, { timeout: PATIENCE_MS }, (error, output) => {
      resolve(!error && output.includes('boolean true'))
    })
  })
}
