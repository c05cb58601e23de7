import { createLogUpdate } from 'log-update'

const BAR_COLUMNS = 24
const STEPS = 10

/** Something that goes on for a while, drawn on the terminal; elsewhere a line now and then. Never on standard output. */
export interface Live {
  /** @param lines the whole picture @param done 0…1 */
  draw(lines: readonly string[], done: number): void
  end(): void
}

/** Draws in place on a terminal; in a log it writes the first of the lines at every tenth of the way. */
export function startLive(): Live {
  if (process.stderr.isTTY) {
    const update = createLogUpdate(process.stderr)
    return { draw: (lines) => update(lines.join('\n')), end: () => update.done() }
  }
  let lastStep = -1
  return {
    draw(lines, done) {
      const step = Math.floor(done * STEPS)
      if (step === lastStep) return
      lastStep = step
      process.stderr.write(`${lines[0]}\n`)
    },
    end() {},
  }
}

/** A bar of fixed width, filled as far as `done` says (0…1). */
export function bar(done: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, done)) * BAR_COLUMNS)
  return '█'.repeat(filled) + '░'.repeat(BAR_COLUMNS - filled)
}

/** One bar with its count. */
export function startBar(title: string) {
  const live = startLive()
  return {
    show(done: number, total: number): void {
      live.draw([`${title} ${bar(done / total)} ${done}/${total}`], done / total)
    },
    end: () => live.end(),
  }
}
