/** What closing the window does. */
export type Closing = 'close' | 'hide' | 'hide_and_tell' | 'ask'

export interface ClosingSituation {
  /** The user has chosen to quit, or the system is shutting down. */
  readonly quitting: boolean
  /** Whether the program can be found again in a tray or a dock. */
  readonly hasTray: boolean
  readonly toldOfTray: boolean
}

/** Closing leaves the program at work in the tray; where there is none, nobody would find it again unless they know. */
export function decideClosing({ quitting, hasTray, toldOfTray }: ClosingSituation): Closing {
  if (quitting) return 'close'
  if (!hasTray) return 'ask'
  return toldOfTray ? 'hide' : 'hide_and_tell'
}
