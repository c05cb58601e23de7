/**
 * One measurement in a process of its own, with the garbage collector at hand: options as JSON on the command line, one
 * line of JSON back. A call to each provider comes first, so that loading the SDKs is not what is measured.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { askAll, bareClients } from './bare.ts'
import type { Measured, SubjectOptions } from './measure.ts'
import { openOurs, prepare, timeRun } from './ours.ts'
import { modelRefs, promptTexts, questionsFor } from './questions.ts'

const MB = 1024 * 1024
const options = JSON.parse(process.argv[2] ?? '') as SubjectOptions
const measured = options.who === 'bare' ? await measureBare(options) : await measureOurs(options)
process.stdout.write(`${JSON.stringify(measured)}\n`)
process.exit(0)

async function measureBare({ baseUrls, calls, atOnce, providers }: SubjectOptions): Promise<Measured> {
  const ask = bareClients(baseUrls)
  await askAll(questionsFor(4), 4, ask)
  const begun = performance.now()
  await askAll(questionsFor(calls, providers), atOnce ?? calls, ask)
  const endedMs = performance.now() - begun
  return { storedMs: endedMs, endedMs, ...(await memory()) }
}

async function measureOurs({ baseUrls, calls, atOnce, providers }: SubjectOptions): Promise<Measured> {
  const ours = await openOurs(baseUrls, atOnce)
  await prepare(ours, 'Warming up', promptTexts(1), modelRefs())
  await timeRun(ours, 'Warming up')
  const models = modelRefs(providers)
  await prepare(ours, 'Measured', promptTexts(calls / models.length), models)
  const times = await timeRun(ours, 'Measured')
  const used = await memory()
  await ours.close()
  return { ...times, ...used }
}

async function memory() {
  if (!globalThis.gc) throw new Error('start it with --expose-gc')
  const peakMb = process.resourceUsage().maxRSS / 1024
  globalThis.gc()
  // What is released by finalizers is collected the second time.
  await nextTurn()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return { liveMb: (heapUsed + external) / MB, peakMb }
}
