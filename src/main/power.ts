import { powerMonitor } from 'electron'

/**
 * Hears when the machine wakes and its user comes back, so that what was missed is caught up at once. The schedule looks
 * at the clock often enough by itself; a clock that is set, of which nobody tells, is noticed that way.
 */
export function followPower(wake: () => void): void {
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
}
