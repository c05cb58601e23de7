import { EventEmitter } from 'node:events'
import { onCommand } from './control.ts'

/** The machine's power: a test puts it to sleep and wakes it. */
export const powerMonitor = new EventEmitter()

onCommand('power', (event) => powerMonitor.emit(String(event)))
