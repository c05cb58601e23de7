import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a test steers the stand-in, which runs in a process of its own. */
const env = process.env

export const settings = {
  /** What `app.getPath('userData')` answers; Chromium's own profile lies inside it. */
  userData: env.STAND_IN_USER_DATA ?? join(tmpdir(), `electron-stand-in-${process.pid}`),
  chromium: env.STAND_IN_CHROMIUM ?? '/usr/bin/chromium',
  viewport: { width: Number(env.STAND_IN_WIDTH ?? 1280), height: Number(env.STAND_IN_HEIGHT ?? 860) },
  /** Whether the app takes itself for packaged, with arguments right after its own path. */
  packaged: env.STAND_IN_PACKAGED === '1',
  locale: env.STAND_IN_LOCALE ?? 'en-US',
}
