/** Starts the built desktop app: `npm start`. Electron's own binary is fetched on first use, where that is possible. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
if (!existsSync(join(folder, 'path.txt'))) {
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
}
if (existsSync(join(folder, 'path.txt'))) {
  const app = spawn(process.execPath, [join(folder, 'cli.js'), '.', ...process.argv.slice(2)], { stdio: 'inherit' })
  app.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else {
  console.error(
    "Electron's binary is not on this machine and could not be downloaded; connect to the internet and run `npm start` again, or use the command line: `npm run -s earshot -- --help`.",
  )
  process.exitCode = 1
}
