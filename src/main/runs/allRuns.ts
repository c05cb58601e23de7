import type { RunProgress } from '../../contract/index.ts'
import { messageOf } from '../../core/errors.ts'
import type { Notifier } from '../../core/ports.ts'
import type { Question } from '../dialogs.ts'
import type { HostMessages } from '../messages/index.ts'
import type { CoreClient } from '../rpc/coreClient.ts'
import type { TrayProgress } from '../tray/menu.ts'
import { type QuotedProject, questionOf, refusalOf } from './question.ts'

export interface AllRunsOptions {
  /** The conversation with the core; a new one after the core died. */
  readonly core: () => CoreClient
  readonly ask: (question: Question) => Promise<number>
  readonly notify: Notifier
  readonly messages: HostMessages
  /** Hears of every change; null when nothing runs. */
  readonly changed: (progress: TrayProgress | null) => void
}

export interface AllRuns {
  /** Says what asking every active project would cost, and asks them once the user agrees. */
  start(): Promise<void>
  cancel(): Promise<void>
}

/** Runs all projects at once from the tray or the menu, and follows them together. */
export function createAllRuns({ core, ask, notify, messages, changed }: AllRunsOptions): AllRuns {
  const followed = new Map<number, RunProgress | null>()
  let asking = false

  const tell = () => changed(followed.size === 0 ? null : together([...followed.values()]))

  async function follow(runId: number): Promise<void> {
    followed.set(runId, null)
    for await (const progress of await core().runs.watch({ runId })) {
      followed.set(runId, progress)
      tell()
    }
  }

  async function quoteAndRun(): Promise<void> {
    const projects = (await core().projects.list()).filter(({ active }) => active)
    const quoted: QuotedProject[] = []
    for (const { projectId, name } of projects) {
      quoted.push({ projectId, name, quote: await core().runs.quote({ projectId }) })
    }
    const question = questionOf(quoted, messages)
    if (!question) {
      await ask(refusalOf(quoted, messages))
      return
    }
    if ((await ask(question)) !== 0) return
    const following: Promise<void>[] = []
    for (const { projectId, quote } of quoted) {
      if (quote.tasks > 0) following.push(follow((await core().runs.start({ projectId })).runId))
    }
    await Promise.all(following)
    const { planned, answered } = together([...followed.values()])
    notify({ title: messages.runAll.doneTitle, body: messages.runAll.doneBody(answered, planned), page: '#/overview' })
  }

  return {
    async start() {
      if (asking) return
      asking = true
      try {
        await quoteAndRun()
      } catch (error) {
        const { failed, ok } = messages.runAll
        await ask({ type: 'error', message: failed, detail: messageOf(error), buttons: [ok], cancel: 0 })
      } finally {
        asking = false
        followed.clear()
        tell()
      }
    },
    async cancel() {
      await Promise.all([...followed.keys()].map((runId) => core().runs.cancel({ runId })))
    },
  }
}

/** The counts of several runs, of those that have told theirs. */
function together(runs: readonly (RunProgress | null)[]): TrayProgress & { answered: number } {
  const sum = (of: (run: RunProgress) => number) => runs.reduce((total, run) => total + (run ? of(run) : 0), 0)
  return {
    planned: sum((run) => run.planned),
    answered: sum((run) => run.succeeded),
    done: sum((run) => run.succeeded + run.failed + run.blocked + run.cancelled),
  }
}
