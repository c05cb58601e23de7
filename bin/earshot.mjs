#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { refusal } from './node-version.mjs'

const program = new URL('../out/cli/earshot.mjs', import.meta.url)
const sentence =
  refusal(process.versions.node) ??
  (existsSync(program) ? null : 'The program has not been built yet: run "npm ci" in its folder first.')

// Nothing native may be loaded before the check: it would crash an old Node.
if (sentence === null) {
  // Reading the program is most of what a short command takes.
  module.enableCompileCache()
  import(program.href)
} else {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
