#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { refusal } from './node-version.mjs'

const program = new URL('../out/cli/earshot.mjs', import.meta.url)
const sentence =
  refusal(process.versions.node) ??
  (existsSync(program) ? null : 'The program has not been built yet: run "npm ci" in its folder first.')

// Nothing native may be loaded before the check: it would crash an old Node.
if (sentence === null) {
  import(program.href)
} else {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
