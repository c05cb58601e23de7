import { extname, join } from 'node:path'
import { app, type BrowserWindow, dialog, type Session } from 'electron'
import type { FileChooser } from '../../core/ports.ts'
import type { HostMessages } from '../messages/index.ts'

/** What a file is, by the end of its name, for the dialog's list of kinds. */
const kindOf = (name: string, { files }: HostMessages) => {
  const extension = extname(name).slice(1)
  const names: Record<string, string> = files.kinds
  return [{ name: names[extension] ?? extension, extensions: [extension] }]
}

/** Where the system keeps what a person saves. */
const suggested = (name: string) => join(app.getPath('documents'), name)

/** Asks for files in the system's own dialogs, before the window when there is one. */
export function createFileChooser(front: () => BrowserWindow | null, messages: HostMessages): FileChooser {
  return {
    async save(name) {
      const options = {
        title: messages.files.save,
        defaultPath: suggested(name),
        filters: kindOf(name, messages),
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
      }
      const window = front()
      const { canceled, filePath } = await (window
        ? dialog.showSaveDialog(window, options)
        : dialog.showSaveDialog(options))
      return canceled || filePath === '' ? null : filePath
    },
    async openBackup() {
      const options = {
        title: messages.files.openBackup,
        filters: kindOf('backup.db', messages),
        properties: ['openFile' as const],
      }
      const window = front()
      const { canceled, filePaths } = await (window
        ? dialog.showOpenDialog(window, options)
        : dialog.showOpenDialog(options))
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}

/** What the page has made itself, such as a table as CSV, is saved where the same dialog says. */
export function askWhereToSave(session: Session, messages: HostMessages): void {
  session.on('will-download', (_event, item) => {
    const name = item.getFilename()
    item.setSaveDialogOptions({
      title: messages.files.save,
      defaultPath: suggested(name),
      filters: kindOf(name, messages),
    })
  })
}
