import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

const APP = 'Earshot'

export interface HomeChoice {
  /** `--home`. */
  option: string | undefined
  /** `EARSHOT_HOME`. */
  environment: string | null
}

/** The folder of the home: the one that was named, else the desktop app's. */
export function homeFolder({ option, environment }: HomeChoice): string {
  const named = option ?? environment
  return named === null || named === undefined ? join(applicationData(), APP) : resolve(named)
}

/** Where the platform keeps applications' data, as Electron finds it. */
function applicationData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  return process.env.XDG_CONFIG_HOME || join(homedir(), '.config')
}
