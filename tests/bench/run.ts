/**
 * Measures how fast the program asks beside the providers' SDKs alone, in one run on one machine: `npm run bench`. A
 * simulator in a process of its own answers both. Ends with 1 when a target is missed.
 */
import { startSimulatorProcess } from '../simulator/process.ts'
import { analysisSpeed } from './analysis.ts'
import { machine } from './machine.ts'
import { inTurns, measure, type SubjectOptions } from './measure.ts'

const CALL_MS = 200

interface Row {
  what: string
  measured: string
  target: string
  met: boolean
}

const rows: Row[] = []
const simulator = await startSimulatorProcess({ seed: 'bench' })
const { baseUrls } = simulator
const subject = (who: 'bare' | 'ours', calls: number, atOnce: number | null): SubjectOptions => ({
  ...{ who, calls, atOnce, baseUrls },
})
const ms = (value: number) => `${value.toFixed(0)} ms`
const mb = (value: number) => `${value.toFixed(0)} MB`
const ratio = (value: number) => `${value.toFixed(2)} ×`
const report = (what: string, measured: string, target: string, met: boolean) => {
  rows.push({ what, measured, target, met })
  console.log(`${met ? 'ok    ' : 'missed'}  ${what}: ${measured}  (target: ${target})`)
}
const note = (text: string) => console.log(`        ${text}`)

console.log(machine())
console.log('Times are medians of runs in turns, each in a process of its own, after one call to each provider.\n')
await eightyQuestions()
await sixtyFourAtOnce()
await asFastAsPossible()
await analysing()
await simulator.close()
const missed = rows.filter(({ met }) => !met)
console.log(`\n${rows.length - missed.length} of ${rows.length} targets met`)
process.exitCode = missed.length === 0 ? 0 : 1

async function eightyQuestions(): Promise<void> {
  await simulator.set('latency', { latencyMs: CALL_MS })
  const { ours, all, ten } = await inTurns(5, {
    ours: subject('ours', 80, null),
    all: subject('bare', 80, null),
    ten: subject('bare', 80, 10),
  })
  const sequence = await measure(subject('bare', 80, 1))
  const calls = ours.endedMs / CALL_MS
  report(
    '80 calls of 200 ms, 20 prompts × 4 providers, default settings (n = 5)',
    `${ms(ours.endedMs)} = ${ratio(calls)} one call`,
    '≤ 3 × one call',
    calls <= 3,
  )
  note(
    `the SDKs alone: all at once ${ms(all.endedMs)}, ten workers ${ms(ten.endedMs)}, in sequence ${ms(sequence.endedMs)} (n = 1)`,
  )
}

async function sixtyFourAtOnce(): Promise<void> {
  const { ours, bare } = await inTurns(5, { ours: subject('ours', 480, 64), bare: subject('bare', 480, 64) })
  const times = ours.storedMs / bare.endedMs
  report(
    '480 calls of 200 ms, 64 at once, until stored (n = 5)',
    `${ms(ours.storedMs)} = ${ratio(times)} the SDKs alone`,
    '≤ 1.10 ×',
    times <= 1.1,
  )
  note(
    `the SDKs alone ${ms(bare.endedMs)}; until everything was analysed too ${ms(ours.endedMs)} = ${ratio(ours.endedMs / bare.endedMs)}`,
  )
}

async function asFastAsPossible(): Promise<void> {
  await simulator.set('latency', { latencyMs: 0 })
  const { ours, bare } = await inTurns(3, { ours: subject('ours', 10_000, 64), bare: subject('bare', 10_000, 64) })
  const times = ours.storedMs / bare.endedMs
  report(
    '10,000 calls of 0 ms, 64 at once, until stored (n = 3)',
    `${ms(ours.storedMs)} = ${ratio(times)} the SDKs alone`,
    '≤ 2.5 ×',
    times <= 2.5,
  )
  note(`the SDKs alone ${ms(bare.endedMs)}; until everything was analysed too ${ms(ours.endedMs)}`)
  report('live heap + external after 10,000 answers (n = 3)', mb(ours.liveMb), '≤ 150 MB', ours.liveMb <= 150)
  note(`the SDKs alone ${mb(bare.liveMb)}; peak resident ${mb(ours.peakMb)}, the SDKs alone ${mb(bare.peakMb)}`)
}

async function analysing(): Promise<void> {
  const { perSecond, meanCharacters, answers } = await analysisSpeed()
  report(
    `answers of ${meanCharacters.toFixed(0)} characters analysed on one core (n = ${answers})`,
    `${perSecond.toFixed(0)} a second`,
    '≥ 1,500',
    perSecond >= 1_500,
  )
}
