/** Where the page may be, and who may speak for it. */

/** The page's own scheme, instead of `file://`: a real origin, and no way to the disk. */
export const SCHEME = 'app'
const APP_HOST = 'earshot'
export const APP_URL = `${SCHEME}://${APP_HOST}/`

/** Whether a URL is one of the app's own pages. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === `${SCHEME}:` && host === APP_HOST
}

/** As much of Electron's frame as the check needs. */
export interface Frame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message comes from the app's own page itself: not a frame inside it, not another page, not a dead frame. */
export const isTrustedSender = (frame: Frame | null): boolean =>
  frame !== null && frame.parent === null && isAppUrl(frame.url)
