import { EventEmitter } from 'node:events'

type PermissionRequestHandler = (contents: unknown, permission: string, callback: (granted: boolean) => void) => void

/** Keeps what the app installs; a window asks it when its page wants a permission. */
class Session extends EventEmitter {
  requestHandler: PermissionRequestHandler | null = null

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.requestHandler = handler
  }

  setPermissionCheckHandler(_handler: () => boolean): void {}

  setDevicePermissionHandler(_handler: () => boolean): void {}
}

export const session = { defaultSession: new Session() }
