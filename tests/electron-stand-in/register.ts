import { registerHooks } from 'node:module'
import { settings } from './settings.ts'
import './threads.ts'

/**
 * `node --import tests/electron-stand-in/register.ts out/main/index.js` runs the built app without Electron's binary:
 * `electron` is a module of ours over Chromium.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

// A packaged program's arguments follow its own path at once.
if (settings.packaged) process.argv.splice(1, 1)
