/** What a test may do from outside that a user or the operating system would do: a target and what befalls it. */
export type Command =
  | ['tray' | 'menu', itemId: string]
  | ['window', 'close']
  | ['notification', 'click']
  | ['dialog', button: number]
  | ['file', path: string]
  | ['page', 'crash' | 'freeze']
  | ['core', 'crash']
  | ['power', 'suspend' | 'resume' | 'unlock-screen']

type Target = Command[0]

const listeners = new Map<Target, (value: string | number) => void>()

/** Hears what a test does to `target`. The latest listener has it. */
export function onCommand(target: Target, listener: (value: string | number) => void): void {
  listeners.set(target, listener)
}

process.on('message', ([target, value]: Command) => {
  listeners.get(target)?.(value)
})

/** Says what the user would see, where a test reads it. */
export function say(what: string, text: string): void {
  process.stderr.write(`[${what}] ${text}\n`)
}
