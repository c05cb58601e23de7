import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, matchesGlob } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import commandLine from '../../rolldown.config.ts'
import { binaryOf, type Packed, packaging } from '../../scripts/packaging.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-packaging-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What marks the fuses in a binary, with the nine there are as Electron ships them. */
const AS_SHIPPED = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101000011`

const PLATFORMS = [
  ['linux', 'earshot'],
  ['win32', 'Earshot.exe'],
  ['darwin', 'Earshot.app/Contents/MacOS/Earshot'],
] as const

const packedFor = (electronPlatformName: string): Packed => ({
  appOutDir: join(folder, electronPlatformName),
  electronPlatformName,
  packager: {
    appInfo: { productFilename: packaging.productName },
    ...(electronPlatformName === 'linux' && { executableName: packaging.linux.executableName }),
  },
})

describe('the package', () => {
  it.each(PLATFORMS)('has its binary on %s where it is looked for: %s', (platform, expected) => {
    expect(binaryOf(packedFor(platform))).toBe(join(folder, platform, expected))
  })

  it('is a program that runs nothing but its own archive, before it is signed', async () => {
    const packed = packedFor('linux')
    const binary = binaryOf(packed)
    mkdirSync(dirname(binary), { recursive: true })
    writeFileSync(binary, AS_SHIPPED)
    await packaging.afterPack(packed)
    const wire = await getCurrentFuseWire(binary)
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE)
  })

  it('is one archive, out of which only native code is taken', () => {
    expect(packaging.asar).toBe(true)
    expect(packaging.asarUnpack).toEqual(['**/*.node'])
  })

  const holds = (file: string, platform: string, arch: string) =>
    packaging.files
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders.
      .map((pattern) => pattern.replaceAll('${platform}', platform).replaceAll('${arch}', arch))
      .reduce((held, pattern) => {
        const out = pattern.startsWith('!')
        return matchesGlob(file, out ? pattern.slice(1) : pattern) ? !out : held
      }, false)

  it.each([
    'package.json',
    'out/main/index.js',
    'out/main/coreWorker.js',
    'out/preload/index.cjs',
    'out/renderer/assets/page.js',
    'out/cli/earshot.mjs',
    'drizzle/0000_initial.sql',
    'drizzle/meta/_journal.json',
    'resources/tray/tray.png',
    'node_modules/better-sqlite3/lib/index.js',
    'node_modules/@github/keytar/lib/keytar.js',
  ])('holds %s', (file) => {
    expect(holds(file, 'linux', 'x64')).toBe(true)
  })

  it.each(['node_modules/echarts/index.js', 'node_modules/better-sqlite3/deps/sqlite3.c', 'src/main/index.ts'])(
    'leaves out %s',
    (file) => {
      expect(holds(file, 'linux', 'x64')).toBe(false)
    },
  )

  it('brings what is not bundled, with a binary for every processor of every platform', () => {
    const outside = commandLine as { external: (string | RegExp)[] }
    expect(outside.external.map(String)).toEqual(['better-sqlite3', '@github/keytar', '/^gpt-tokenizer/'])
    for (const file of ['package.json', 'esm/encoding/o200k_base.js', 'esm/bpeRanks/o200k_base.js']) {
      const path = `node_modules/gpt-tokenizer/${file}`
      expect([path, existsSync(path), holds(path, 'linux', 'x64')]).toEqual([path, true, true])
    }
    for (const [platform] of PLATFORMS) {
      for (const arch of ['x64', 'arm64']) {
        const native = [
          `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
          `node_modules/@github/keytar/prebuilds/${platform}-${arch}/keytar.node`,
        ]
        for (const file of native) {
          expect([file, existsSync(file), holds(file, platform, arch)]).toEqual([file, true, true])
          expect(holds(file, platform === 'linux' ? 'win32' : 'linux', arch)).toBe(false)
        }
      }
    }
  })

  it('has an icon that is large enough for every platform, and no updater', () => {
    for (const { icon, target } of [packaging.mac, packaging.win, packaging.linux]) {
      // Width and height stand behind the signature and the name of the first chunk.
      const head = readFileSync(icon).subarray(16, 24)
      expect([head.readUInt32BE(0), head.readUInt32BE(4)]).toEqual([512, 512])
      expect(target.length).toBeGreaterThan(0)
    }
    expect(packaging.publish).toBeNull()
  })

  it('is what electron-builder is told', async () => {
    const file = '../../electron-builder.config.mjs'
    expect(((await import(file)) as { default: unknown }).default).toBe(packaging)
  })
})
