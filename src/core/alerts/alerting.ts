import type { Db } from '../db/index.ts'
import type { Home } from '../home/index.ts'
import type { Clock, Logger, Notifier, SecretStore } from '../ports.ts'
import { createDelivery, createDeliverySettings, createOutbox } from './delivery/index.ts'
import { createInbox } from './inbox.ts'
import type { Alerts } from './raise.ts'
import { createLooks } from './visibility/looks.ts'

export interface AlertingOptions {
  db: Db
  clock: Clock
  log: Logger
  notify: Notifier
  home: Home
  secrets: SecretStore
  alerts: Alerts
  /** How long a webhook may take to answer, in milliseconds. */
  answerWithinMs?: number
}

/** All there is about alerts once they are raised: the inbox, what is muted, and how they leave the program. */
export function createAlerting(options: AlertingOptions) {
  const { db, clock, log, notify, home, secrets, alerts } = options
  const outbox = createOutbox(db)
  const settings = createDeliverySettings({ db, clock, home, secrets, outbox })
  const delivery = createDelivery({
    ...{ clock, log, alerts, outbox, settings, notify },
    ...(options.answerWithinMs !== undefined && { answerWithinMs: options.answerWithinMs }),
  })
  const looks = createLooks({ db, clock, zone: home.zone, alerts })
  const { notifies: _, address: __, ...shown } = settings
  return {
    inbox: createInbox({ db, clock }),
    delivery: { ...shown, test: delivery.test },
    looks: looks.list,
    /** Looks whether visibility moved; what the nightly check is made of. */
    look: looks.look,
    /** Forgets what was sent before an instant. */
    forgetDeliveries: outbox.forget,
    /** In a program that stays: shows alerts outside the window. The demo's are made up and stay in it. */
    start(): void {
      if (home.kind === 'user') delivery.start()
    },
    /** Delivers what there is, at once. */
    wake: delivery.wake,
    close: delivery.close,
  }
}
