import { type BrowserWindow, shell } from 'electron'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/ports.ts'
import { ask } from './dialogs.ts'
import type { HostMessages } from './messages/index.ts'
import { externalLink } from './security/externalLinks.ts'

/**
 * Opens links in the user's browser, once the user has seen where they lead. One question at a time: what a page asks
 * meanwhile is dropped.
 */
export function createLinkOpener(
  front: () => BrowserWindow | null,
  messages: HostMessages,
  log: Logger,
): (url: string) => void {
  let asking = false
  const follow = async (url: string): Promise<void> => {
    const link = externalLink(url)
    if (!link) return log('warn', 'A link of a kind that is never opened was refused')
    const texts = messages.link
    const question = {
      message: texts.message(link.host),
      detail: texts.detail(link.address.slice(0, 500)),
      buttons: [texts.open, texts.cancel],
      cancel: 1,
    }
    if ((await ask(question, front())) === 0) await shell.openExternal(link.address)
  }
  return (url) => {
    if (asking) return
    asking = true
    void follow(url)
      .catch((error: unknown) => log('warn', `A link could not be opened: ${messageOf(error)}`))
      .finally(() => {
        asking = false
      })
  }
}
