import { say } from './control.ts'

export const shell = {
  /** Said, not opened. */
  async openExternal(url: string): Promise<void> {
    say('shell', url)
  },
}
