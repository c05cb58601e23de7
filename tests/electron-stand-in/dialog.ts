import { onCommand, say } from './control.ts'

interface MessageBoxOptions {
  message: string
  detail: string
  buttons: string[]
}

/** A dialog waits until a test presses one of its buttons. */
export const dialog = {
  showMessageBox(...given: [unknown, MessageBoxOptions] | [MessageBoxOptions]): Promise<{ response: number }> {
    const { message, detail, buttons } = given.at(-1) as MessageBoxOptions
    const answered = new Promise<{ response: number }>((resolve) => {
      onCommand('dialog', (button) => resolve({ response: Number(button) }))
    })
    say('dialog', `${message} ${JSON.stringify(detail)} ${buttons.join(' | ')}`)
    return answered
  },
}
