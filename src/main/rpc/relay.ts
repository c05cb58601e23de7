import { ipcMain, type WebContents } from 'electron'
import { isTrustedSender } from '../security/policy.ts'

/** One end of a conversation with the core; what travels on it is the contract's business. */
export interface CorePort {
  postMessage(data: string): void
  onMessage(listener: (data: string) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** Longer than anything the page has to say; refuses what could only be meant to exhaust memory. */
const MAX_MESSAGE_LENGTH = 1_000_000

/**
 * Carries messages between a page and the core. Every message's sender is checked. A page that loads anew begins a
 * new conversation, and the old one's subscriptions end.
 * @param connect opens a conversation with the core
 * @param refused is told of each message that was not passed on
 */
export function relay(contents: WebContents, connect: () => CorePort, refused: (reason: string) => void): void {
  let port: CorePort | null = null

  const hangUp = () => {
    const old = port
    port = null
    old?.close()
  }

  const dial = (): CorePort => {
    const fresh = connect()
    port = fresh
    fresh.onMessage((data) => {
      if (port === fresh && !contents.isDestroyed()) contents.send('rpc', data)
    })
    fresh.onClose(() => {
      if (port !== fresh) return
      port = null
      if (!contents.isDestroyed()) contents.send('rpc:closed')
    })
    return fresh
  }

  const receive = (event: Electron.IpcMainEvent, data: unknown) => {
    if (event.sender !== contents) return
    if (!isTrustedSender(event.senderFrame)) {
      refused(`a message from ${event.senderFrame?.url ?? 'a frame that is gone'}`)
    } else if (typeof data !== 'string' || data.length > MAX_MESSAGE_LENGTH) {
      refused('a message that is not a text of the contract')
    } else {
      ;(port ?? dial()).postMessage(data)
    }
  }

  ipcMain.on('rpc', receive)
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) hangUp()
  })
  contents.once('destroyed', () => {
    ipcMain.off('rpc', receive)
    hangUp()
  })
}
