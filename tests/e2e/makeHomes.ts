import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../src/core/createCore.ts'
import { demoHome, makeDemo } from '../../src/core/makeDemo.ts'
import { type Ports, systemClock } from '../../src/core/ports.ts'
import { createSessionStore } from '../../src/core/secrets/index.ts'
import { DEMO_PROJECT } from '../../src/core/simulator/index.ts'

/**
 * Makes the homes that the tests copy: `node tests/e2e/makeHomes.ts FOLDER`.
 * `demo` holds the whole demo, `busy` the same with six times the questions, `own` a project of the user's that was never asked.
 */
const folder = process.argv[2]
if (!folder) throw new Error('Say in which folder')

const settings = { config: { keys: {}, baseUrls: {} }, zone: 'UTC' }
const portsOf = (home: string): Ports => ({
  clock: systemClock,
  secrets: createSessionStore(),
  log: () => undefined,
  notify: () => undefined,
  paths: { home: join(folder, home), migrations: 'drizzle' },
})

await makeDemo(portsOf('demo'), settings)

cpSync(join(folder, 'demo'), join(folder, 'busy'), { recursive: true })
const busy = await createCore(portsOf(demoHome('busy')), settings)
await busy.projects.apply({ ...DEMO_PROJECT, samples: 6 })
await busy.close()

const own = await createCore(portsOf('own'), settings)
await own.projects.apply({
  name: 'Acme watch',
  brand: { name: 'Acme', aliases: [], domains: ['acme.com'] },
  prompts: [{ text: 'Which CRM is best for a small team?' }],
  models: ['openai:gpt-5'],
})
await own.close()
