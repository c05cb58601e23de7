/** Shown on the error stream, where a test can read it. */
export class Notification {
  readonly #text: string

  constructor(options: { title: string; body: string }) {
    this.#text = `${options.title}: ${options.body}`
  }

  show(): void {
    process.stderr.write(`[notification] ${this.#text}\n`)
  }
}
