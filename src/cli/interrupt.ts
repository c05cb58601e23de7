const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export interface Interrupts {
  /** Said at the first. */
  sentence: string
  /** Ends the work well. */
  first(): Promise<unknown>
  /** Ends it at once; also done when the former fails. */
  second(): void
}

/** Hears interrupts (Ctrl-C) while some work goes on. @returns what takes the handlers away again */
export function onInterrupt({ sentence, first, second }: Interrupts): () => void {
  let interrupts = 0
  const handle = () => {
    interrupts += 1
    if (interrupts > 1) return second()
    process.stderr.write(`${sentence}\n`)
    first().catch(second)
  }
  for (const signal of SIGNALS) process.on(signal, handle)
  return () => {
    for (const signal of SIGNALS) process.off(signal, handle)
  }
}
