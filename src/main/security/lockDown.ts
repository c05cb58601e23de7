import type { Session, WebContents } from 'electron'
import { APP_URL, isAppUrl } from './policy.ts'

/**
 * Denies a page whatever the policy does not allow: leaving the app, opening windows, embedding others.
 * @param follow is told where a link would lead that wanted a window; no window opens
 */
export function lockDownContents(contents: WebContents, follow: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    follow(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** What the page has made itself, such as a table as CSV. Saving it asks the user where. */
const OWN_FILES = `blob:${APP_URL}`

/** No permission is ever granted: the app needs no camera, place or clipboard reading. Only its own files are saved. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(OWN_FILES)) event.preventDefault()
  })
}
