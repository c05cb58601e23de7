import { onCommand, say } from './control.ts'

interface MessageBoxOptions {
  message: string
  detail: string
  buttons: string[]
}

interface FileOptions {
  title: string
  defaultPath?: string
}

/** Waits until a test names a file, or closes the dialog with an empty name. */
function askForFile(given: unknown[]): Promise<string> {
  const { title, defaultPath = '' } = given.at(-1) as FileOptions
  return new Promise((resolve) => {
    onCommand('file', (path) => resolve(String(path)))
    say('file dialog', `${title}: ${defaultPath}`)
  })
}

/** A dialog waits until a test presses one of its buttons. */
export const dialog = {
  async showSaveDialog(...given: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    const filePath = await askForFile(given)
    return { canceled: filePath === '', filePath }
  },
  async showOpenDialog(...given: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    const path = await askForFile(given)
    return { canceled: path === '', filePaths: path === '' ? [] : [path] }
  },

  showMessageBox(...given: [unknown, MessageBoxOptions] | [MessageBoxOptions]): Promise<{ response: number }> {
    const { message, detail, buttons } = given.at(-1) as MessageBoxOptions
    const answered = new Promise<{ response: number }>((resolve) => {
      onCommand('dialog', (button) => {
        resolve({ response: Number(button) })
        say('dialog answered', String(button))
      })
    })
    say('dialog', `${message} ${JSON.stringify(detail)} ${buttons.join(' | ')}`)
    return answered
  },
}
