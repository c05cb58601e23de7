import { type BrowserWindow, dialog } from 'electron'

export interface Question {
  readonly message: string
  readonly detail: string
  /** The first is what Enter chooses. */
  readonly buttons: readonly string[]
  /** Which of them Escape chooses. */
  readonly cancel: number
  readonly type?: 'question' | 'warning' | 'error' | 'info'
}

/** Asks in the system's own dialog, before the window when there is one. @returns the index of the button chosen */
export async function ask(question: Question, window: BrowserWindow | null): Promise<number> {
  const options = {
    type: question.type ?? 'question',
    message: question.message,
    detail: question.detail,
    buttons: [...question.buttons],
    defaultId: 0,
    cancelId: question.cancel,
    noLink: true,
  }
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response
}
