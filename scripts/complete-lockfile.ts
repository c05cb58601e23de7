/**
 * Adds to the lockfile what npm leaves out of it: optional packages for other platforms that the registry in use did
 * not offer. Without them `npm ci` refuses the lockfile, here and on those platforms. Run it after `npm install`;
 * `--check` changes nothing and fails when something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  version?: string
  cpu?: string[]
  dev?: boolean
  optional?: boolean
  os?: string[]
  optionalDependencies?: Record<string, string>
}

const FILE = 'package-lock.json'
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']

const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, Entry> }
const missing = Object.entries(lock.packages).flatMap(([parent, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${parent}/node_modules/${name}`])
    .map(([name, version]) => ({ name, entry: platformEntry(name, version, entry.dev === true) })),
)

if (missing.length > 0 && process.argv.includes('--check')) {
  console.error(`${FILE} lacks ${missing.map(({ name }) => name).join(', ')}: run "node scripts/complete-lockfile.ts".`)
  process.exitCode = 1
} else if (missing.length > 0) {
  for (const { name, entry } of missing) lock.packages[`node_modules/${name}`] = entry
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
  console.log(`Added ${missing.length} packages of other platforms.`)
}

/** Such packages pin an exact version and are named by their platform: `@biomejs/cli-darwin-arm64`. */
function platformEntry(name: string, version: string, dev: boolean): Entry {
  const words = name.split('/').at(-1)?.split('-') ?? []
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  if (os.length !== 1 || cpu.length !== 1 || !/^\d/.test(version)) {
    throw new Error(`${name}@${version} is not a package of one platform; install it where the registry offers it`)
  }
  return { version, cpu, ...(dev ? { dev } : {}), optional: true, os }
}
