import { join } from 'node:path'
import { flipFuses } from '@electron/fuses'
import { FUSES } from './fuses.ts'

/** As much of electron-builder's context as `afterPack` needs. */
export interface Packed {
  /** Where the program has been put together. */
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: {
    readonly appInfo: { readonly productFilename: string }
    /** Of Linux alone. */
    readonly executableName?: string
  }
}

/** The binary inside a program that was put together, which carries the fuses. */
export function binaryOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const { productFilename } = packager.appInfo
  if (electronPlatformName === 'darwin') {
    return join(appOutDir, `${productFilename}.app`, 'Contents', 'MacOS', productFilename)
  }
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`)
  return join(appOutDir, packager.executableName ?? productFilename)
}

/** Sets the fuses, after the program is put together and before it is signed. */
async function afterPack(packed: Packed): Promise<void> {
  const resetAdHocDarwinSignature = packed.electronPlatformName === 'darwin'
  await flipFuses(binaryOf(packed), { ...FUSES, resetAdHocDarwinSignature })
}

/** Both processors that there are binaries of everything for. */
const targets = (...names: string[]) => names.map((target) => ({ target, arch: ['x64', 'arm64'] }))

/**
 * What electron-builder makes of what was built: https://www.electron.build/configuration
 * Everything is bundled but two packages with native code, of which only this platform's binary is taken along, and the
 * tokenizer of the command line.
 */
export const packaging = {
  appId: 'app.earshot.desktop',
  productName: 'Earshot',
  copyright: 'MIT licence',
  directories: { output: 'release', buildResources: 'resources' },
  files: [
    'package.json',
    'out/**',
    'drizzle/**',
    'resources/**',
    '!node_modules/**',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/lib/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders.
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
    'node_modules/@github/keytar/package.json',
    'node_modules/@github/keytar/lib/**',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
    'node_modules/@github/keytar/prebuilds/${platform}-${arch}/**',
    'node_modules/gpt-tokenizer/package.json',
    'node_modules/gpt-tokenizer/esm/**/*.js',
  ],
  asar: true,
  // The system loads native code from a file of its own.
  asarUnpack: ['**/*.node'],
  // The native packages bring binaries for every Node and Electron there is.
  npmRebuild: false,
  // The app looks for no updates: it talks to nobody but the providers.
  publish: null,
  afterPack,
  mac: { target: targets('dmg', 'zip'), icon: 'resources/icon.png', category: 'public.app-category.business' },
  win: { target: targets('nsis'), icon: 'resources/icon.png' },
  linux: {
    target: targets('AppImage', 'deb'),
    icon: 'resources/icon.png',
    category: 'Office',
    executableName: 'earshot',
    synopsis: 'What language models say about a brand',
  },
} as const
