import { app } from 'electron'
import { argumentsOf, HIDDEN_FLAG, isCommand } from './commandLine.ts'
import { runDesktop } from './desktop.ts'
import { declareScheme } from './protocol.ts'
import { runCommand } from './runCommand.ts'

/** Where the program begins: as a command, as the app, or as a second start that only shows the first. */

app.setName('Earshot')

const given = argumentsOf(process.argv, app.isPackaged)
if (isCommand(given)) {
  await runCommand()
} else {
  declareScheme()
  if (app.requestSingleInstanceLock()) void runDesktop({ hidden: given.includes(HIDDEN_FLAG) })
  else app.quit()
}
