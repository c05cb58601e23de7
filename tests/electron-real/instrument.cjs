'use strict'
/**
 * Loaded into the real Electron before the app: says what the user would see where a test reads it, answers what the
 * user would answer, and does what the stand-in's `control.ts` does, in the same words.
 */
const threads = require('node:worker_threads')
const { syncBuiltinESMExports } = require('node:module')
const { join } = require('node:path')
const { app, dialog, Menu, Notification, shell, Tray } = require('electron')

const { STAND_IN_USER_DATA: home, STAND_IN_LOCALE: locale } = process.env
if (!home || !locale) throw new Error('The tests start the app; see tests/e2e/launch.ts')
app.setPath('userData', home)
app.setPath('appData', join(home, 'appData'))
app.getPreferredSystemLanguages = () => [locale]

/** @type {Map<string, (value: any) => void>} */
const listeners = new Map()
/** @param {string} what @param {string} text */
const say = (what, text) => void process.stderr.write(`[${what}] ${text}\n`)
Object.assign(globalThis, {
  /** @param {string} target @param {unknown} value */
  actInTest: (target, value) => listeners.get(target)?.(value),
})

/** @param {Electron.MenuItem[]} items @returns {Electron.MenuItem[]} */
const flat = (items) => items.flatMap((item) => [item, ...flat(item.submenu?.items ?? [])])
/** @param {Electron.Menu} menu */
const textOf = (menu) =>
  flat(menu.items)
    .filter(({ type }) => type !== 'separator')
    .map(({ label }) => label)
    .join(' | ')

const setApplicationMenu = Menu.setApplicationMenu.bind(Menu)
Menu.setApplicationMenu = (menu) => {
  setApplicationMenu(menu)
  if (!menu) return
  say('menu', textOf(menu))
  listeners.set('menu', (id) => menu.getMenuItemById(id)?.click())
}

const { setContextMenu, setToolTip } = Tray.prototype
Tray.prototype.setToolTip = function (text) {
  setToolTip.call(this, text)
  say('tray', text)
}
Tray.prototype.setContextMenu = function (menu) {
  setContextMenu.call(this, menu)
  if (!menu) return
  say('tray menu', textOf(menu))
  listeners.set('tray', (id) => (id === 'click' ? this.emit('click') : menu.getMenuItemById(id)?.click()))
}

const { show } = Notification.prototype
Notification.prototype.show = function () {
  listeners.set('notification', () => this.emit('click'))
  say('notification', `${this.title}: ${this.body}`)
  show.call(this)
}

/** @param {string} text @returns {Promise<any>} what the test answers */
const asked = (text) =>
  new Promise((resolve) => {
    listeners.set('dialog', (answer) => {
      resolve(answer)
      say('dialog answered', String(answer))
    })
    say('dialog', text)
  })
/** @param {any[]} given */
dialog.showMessageBox = async (...given) => {
  const { message, detail, buttons } = given.at(-1)
  const response = Number(await asked(`${message} ${JSON.stringify(detail)} ${buttons.join(' | ')}`))
  return { response, checkboxChecked: false }
}
/** @param {any[]} given @returns {Promise<string>} */
const askForFile = (...given) =>
  new Promise((resolve) => {
    const { title, defaultPath = '' } = given.at(-1)
    listeners.set('file', resolve)
    say('file dialog', `${title}: ${defaultPath}`)
  })
/** @param {any[]} given */
dialog.showSaveDialog = async (...given) => {
  const filePath = await askForFile(...given)
  return { canceled: filePath === '', filePath }
}
/** @param {any[]} given */
dialog.showOpenDialog = async (...given) => {
  const path = await askForFile(...given)
  return { canceled: path === '', filePaths: path === '' ? [] : [path] }
}
shell.openExternal = async (url) => say('shell', url)

app.on('browser-window-created', (_event, window) => {
  const { x, y, width, height } = window.getBounds()
  say('window', `opens ${width} × ${height} at ${x}, ${y}`)
  window.on('show', () => say('window', 'is shown'))
  window.on('hide', () => say('window', 'is hidden'))
  listeners.set('window', () => window.close())
  const { webContents } = window
  webContents.on('console-message', ({ level, message }) => say('page', `${level}: ${message}`))
  listeners.set('page', (what) =>
    what === 'freeze' ? window.emit('unresponsive') : webContents.forcefullyCrashRenderer(),
  )
})

/** As in the stand-in: the latest thread ends at once, whatever it is doing. */
threads.Worker = class extends threads.Worker {
  /** @param {ConstructorParameters<typeof threads.Worker>} given */
  constructor(...given) {
    super(...given)
    listeners.set('core', () => void this.terminate())
  }
}
syncBuiltinESMExports()
