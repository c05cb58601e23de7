/**
 * Exports a home's answers as CSV in a process of its own, for its memory is measured: the home, then the file to write.
 * Prints milliseconds, bytes and by how many MB it grew.
 */
import { writeOut } from '../../src/cli/output/write.ts'
import { openDatabase } from '../../src/core/db/index.ts'
import { createExports } from '../../src/core/exports/index.ts'
import { NOON } from './bigHome.ts'

const [file = '', out = ''] = process.argv.slice(2)
const db = openDatabase({ file, migrations: 'drizzle', now: NOON })
const exports = createExports({ db })
const before = process.memoryUsage().rss
let peak = before
let bytes = 0
const started = performance.now()
await writeOut(out, counted())
const ms = performance.now() - started
db.close()
console.log(JSON.stringify({ ms, bytes, grownMb: (peak - before) / 2 ** 20 }))

function* counted() {
  let blocks = 0
  for (const block of exports.exportText('answers', 'csv')) {
    bytes += block.length
    if (blocks++ % 50 === 0) peak = Math.max(peak, process.memoryUsage().rss)
    yield block
  }
}
