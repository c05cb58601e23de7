import { syncBuiltinESMExports } from 'node:module'
import threads from 'node:worker_threads'
import { onCommand } from './control.ts'

/** The app's threads are real; a test can end the latest as a lack of memory would: at once, whatever it is doing. */
threads.Worker = class extends threads.Worker {
  constructor(...given: ConstructorParameters<typeof threads.Worker>) {
    super(...given)
    onCommand('core', () => void this.terminate())
  }
}
syncBuiltinESMExports()
