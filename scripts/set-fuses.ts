/** Sets the fuses of a packaged program before it is signed: `node scripts/set-fuses.ts PROGRAM`. */
import { flipFuses } from '@electron/fuses'
import { FUSES } from './fuses.ts'

const program = process.argv[2]
if (!program) throw new Error('Say which program')
// What is changed on macOS must be signed anew, at least for this machine, or it does not start.
await flipFuses(program, { ...FUSES, resetAdHocDarwinSignature: process.platform === 'darwin' })
