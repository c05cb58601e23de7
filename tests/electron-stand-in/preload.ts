/** What the sandboxed preload may require; anything else fails as it does in Electron. */
export type PreloadModules = Record<string, unknown>

/** A preload script, wrapped as CommonJS. What Node has and the sandbox lacks is hidden behind parameters. */
export type PreloadFunction = (require: (name: string) => unknown, module: object, exports: object) => void

/** The source of a `PreloadFunction`, for where a page's policy forbids to make one from text. */
export const preloadSource = (code: string): string =>
  `(function (require, module, exports, process, Buffer, global, __dirname, __filename) {${code}\n})`

/**
 * Runs a preload script as Electron's sandbox does: `require` knows only what the sandbox offers. Works in the page as
 * well as in Node, so it uses nothing from outside itself.
 * @throws when the script requires something the sandbox does not have
 */
export function runPreload(preload: PreloadFunction, modules: PreloadModules): void {
  const require = (name: string): unknown => {
    const bare = name.replace(/^node:/, '')
    if (!Object.hasOwn(modules, bare)) throw new Error(`module not found: ${name}`)
    return modules[bare]
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** The `electron` module that a sandboxed preload sees. */
export function preloadElectron(options: {
  send: (channel: string, args: unknown[]) => void
  listen: (channel: string, listener: (event: object, ...args: unknown[]) => void) => void
  expose: (name: string, value: unknown) => void
}): { contextBridge: object; ipcRenderer: object } {
  return {
    contextBridge: { exposeInMainWorld: options.expose },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => options.send(channel, args),
      on: options.listen,
    },
  }
}
