/** Spoken to the command line although it begins with a dash. */
const COMMAND_FLAGS = new Set(['--help', '-h', '--version', '-V'])

/** Given by the login item: start in the tray, without a window. */
export const HIDDEN_FLAG = '--hidden'

/**
 * Whether the program was started as a command rather than to be looked at. Switches alone are Chromium's or the
 * operating system's; a command has a word, or asks what commands there are.
 * @param given as `argumentsOf` tells them
 */
export const isCommand = (given: readonly string[]): boolean =>
  given.some((argument) => !argument.startsWith('-') || COMMAND_FLAGS.has(argument))

/**
 * The program's own arguments.
 * @param argv of the process
 * @param packaged else the first word is the app's folder, which Electron itself was started with, after its switches
 */
export function argumentsOf(argv: readonly string[], packaged: boolean): readonly string[] {
  const given = argv.slice(1)
  if (packaged) return given
  return given.slice(given.findIndex((argument) => !argument.startsWith('-')) + 1)
}
