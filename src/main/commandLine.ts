/** Spoken to the command line although it begins with a dash. */
const COMMAND_FLAGS = new Set(['--help', '-h', '--version', '-V'])

/** Given by the login item: start in the tray, without a window. */
export const HIDDEN_FLAG = '--hidden'

/**
 * Whether the program was started as a command rather than to be looked at. Switches alone are Chromium's or the
 * operating system's; a command has a word, or asks what commands there are.
 * @param given the arguments after the program's own path, and after the app's when it is not packaged
 */
export const isCommand = (given: readonly string[]): boolean =>
  given.some((argument) => !argument.startsWith('-') || COMMAND_FLAGS.has(argument))
