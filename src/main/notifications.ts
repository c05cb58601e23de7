import { Notification } from 'electron'
import type { Notifier } from '../core/ports.ts'
import type { HostMessages } from './messages/index.ts'
import { inWords } from './schedule/words.ts'

/**
 * Notifications of the operating system; a click opens the page that each names.
 * @param open shows the window, at a page's route when there is one
 * @param messages what the end of a job is said with
 */
export function createNotifier(open: (page?: string) => void, messages: HostMessages): Notifier {
  // One that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>()
  return (given) => {
    const { title, body, page } = inWords(given, messages)
    const notification = new Notification({ title, body })
    shown.add(notification)
    notification.on('click', () => open(page))
    notification.on('close', () => shown.delete(notification))
    notification.show()
  }
}
