import { Notification } from 'electron'
import type { Notifier } from '../core/ports.ts'

/**
 * Notifications of the operating system; a click opens the page that each names.
 * @param open shows the window, at a page's route when there is one
 */
export function createNotifier(open: (page?: string) => void): Notifier {
  // One that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>()
  return ({ title, body, page }) => {
    const notification = new Notification({ title, body })
    shown.add(notification)
    notification.on('click', () => open(page))
    notification.on('close', () => shown.delete(notification))
    notification.show()
  }
}
