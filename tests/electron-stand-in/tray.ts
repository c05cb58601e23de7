import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { onCommand, say } from './control.ts'
import type { Menu } from './menu.ts'

/** The icon in the tray: a test reads its tooltip and its menu. */
export class Tray extends EventEmitter {
  constructor(icon: string) {
    super()
    // Electron throws for a picture that is not there.
    if (!existsSync(icon)) throw new Error(`Failed to load image from path '${icon}'`)
  }

  setToolTip(text: string): void {
    say('tray', text)
  }

  setContextMenu(menu: Menu): void {
    say('tray menu', menu.text())
    onCommand('tray', (id) => (id === 'click' ? this.emit('click') : menu.click(String(id))))
  }
}
