import { type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses'

/** A value for every fuse there is: the type fails when a new version of Electron brings another. */
type EveryFuse = FuseV1Config & { strictlyRequireAllFuses: true }

/**
 * What the packaged program's binary can do at all: https://www.electronjs.org/docs/latest/tutorial/fuses
 * Flipped once, before the package is signed.
 */
export const FUSES: EveryFuse = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The program is no Node for others: nothing it trusts may be run under its name.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Only the archive that was signed, unchanged, is loaded.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // The page has a scheme of its own.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // There is no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
}
