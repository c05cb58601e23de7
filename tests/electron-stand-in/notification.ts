import { EventEmitter } from 'node:events'
import { onCommand, say } from './control.ts'

/** A test reads its text and clicks the latest. */
export class Notification extends EventEmitter {
  readonly #text: string

  constructor(options: { title: string; body: string }) {
    super()
    this.#text = `${options.title}: ${options.body}`
  }

  show(): void {
    onCommand('notification', () => this.emit('click'))
    say('notification', this.#text)
  }
}
