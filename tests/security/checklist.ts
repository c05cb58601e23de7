/** A test that shows it: a file, and the title of a test in it. */
interface Proof {
  readonly file: string
  readonly test: string
}

export interface Item {
  /** Electron's own words: https://www.electronjs.org/docs/latest/tutorial/security */
  readonly item: string
  /** `exercised`: a test tries it. `asserted`: a test reads the configuration. `absent`: there is nothing to protect. */
  readonly state: 'exercised' | 'asserted' | 'absent'
  readonly how: string
  readonly proofs: readonly Proof[]
}

const PAGE = 'tests/e2e/security.spec.ts'
const GUARDS = 'src/main/security/lockDown.test.ts'
const FILES = 'src/main/security/appFiles.test.ts'

const preferences: Proof = { file: PAGE, test: 'opens its page with every protection on, and no preference besides' }
const noNetwork: Proof = { file: PAGE, test: 'reaches no network, and runs no script or style made of text' }
const pageFiles: Proof = {
  file: FILES,
  test: 'serves the page with a policy that allows no inline script, no style from text and no network',
}
const stays: Proof = { file: PAGE, test: 'stays in the app: no other page, no window, no frame from elsewhere' }
const source: Proof = {
  file: 'tests/security/checklist.test.ts',
  test: 'turns on nothing in its source that it should not',
}

/** Electron's security checklist, in its order. */
export const CHECKLIST: readonly Item[] = [
  {
    item: 'Only load secure content',
    state: 'exercised',
    how: 'The page and all it needs are in the package. It has no way to any network.',
    proofs: [noNetwork, pageFiles],
  },
  {
    item: 'Do not enable Node.js integration for remote content',
    state: 'exercised',
    how: 'No remote content is loaded, and the page has no Node.',
    proofs: [{ file: PAGE, test: 'gives the page a port and nothing of Node' }, preferences],
  },
  {
    item: 'Enable context isolation in all renderers',
    state: 'asserted',
    how: '`contextIsolation: true`; the preload hands over functions only.',
    proofs: [preferences],
  },
  {
    item: 'Enable process sandboxing',
    state: 'exercised',
    how: '`sandbox: true`; the built preload runs with nothing but what the sandbox offers.',
    proofs: [
      preferences,
      { file: 'tests/e2e/preload.spec.ts', test: 'runs in the sandbox and gives the page a port and nothing else' },
    ],
  },
  {
    item: 'Use ses.setPermissionRequestHandler() in all sessions that load remote content',
    state: 'exercised',
    how: 'Every permission is denied, whether asked for or looked up, and so is every device.',
    proofs: [{ file: GUARDS, test: 'denies every permission, asked for or looked up, and to devices as well' }],
  },
  {
    item: 'Do not disable webSecurity',
    state: 'asserted',
    how: '`webSecurity: true`.',
    proofs: [preferences, source],
  },
  {
    item: 'Define a Content-Security-Policy and use restrictive rules',
    state: 'exercised',
    how: "`default-src 'none'`; scripts, styles, fonts and pictures from the app's own files; nothing inline, no connection.",
    proofs: [pageFiles, noNetwork],
  },
  {
    item: 'Do not enable allowRunningInsecureContent',
    state: 'asserted',
    how: '`allowRunningInsecureContent: false`.',
    proofs: [preferences],
  },
  {
    item: 'Do not enable experimental features',
    state: 'asserted',
    how: '`experimentalFeatures: false`, and no switch of Chromium is set.',
    proofs: [preferences, source],
  },
  { item: 'Do not use enableBlinkFeatures', state: 'asserted', how: 'It is not set.', proofs: [preferences, source] },
  {
    item: '<webview>: Do not use allowpopups',
    state: 'absent',
    how: 'There is no `<webview>`: `webviewTag: false`, and none can be attached.',
    proofs: [preferences, { file: GUARDS, test: 'embeds no other page' }],
  },
  {
    item: '<webview>: Verify options and params',
    state: 'absent',
    how: 'As above: attaching one is prevented whatever its options.',
    proofs: [{ file: GUARDS, test: 'embeds no other page' }],
  },
  {
    item: 'Disable or limit navigation',
    state: 'exercised',
    how: "Navigation and redirection lead to the app's own origin only, which is parsed, not compared by its beginning.",
    proofs: [stays, { file: GUARDS, test: '%s: goes nowhere but to itself' }],
  },
  {
    item: 'Disable or limit creation of new windows',
    state: 'exercised',
    how: 'No window opens.',
    proofs: [stays, { file: GUARDS, test: 'opens no window, not even its own, and tells where the link would lead' }],
  },
  {
    item: 'Do not use shell.openExternal with untrusted content',
    state: 'exercised',
    how: '`https:` and `http:` only, no name before the host, and only after the user has seen the host as it is looked up.',
    proofs: [
      { file: PAGE, test: 'opens a link outside only after the user has seen where it leads' },
      { file: 'src/main/security/externalLinks.test.ts', test: '%s is not opened' },
    ],
  },
  {
    item: 'Use a current version of Electron',
    state: 'asserted',
    how: 'One exact version, the current one when it was chosen.',
    proofs: [{ file: 'tests/security/checklist.test.ts', test: 'is built on one exact version of Electron' }],
  },
  {
    item: 'Validate the sender of all IPC messages',
    state: 'exercised',
    how: 'There is one channel; only the page itself is heard on it, no frame inside it, and only texts of a reasonable length.',
    proofs: [
      { file: PAGE, test: 'hears only the page itself, not a frame inside it' },
      { file: PAGE, test: 'passes on only texts of a reasonable length' },
      { file: 'src/main/security/policy.test.ts', test: 'does not trust %s' },
    ],
  },
  {
    item: 'Avoid usage of the file:// protocol and prefer usage of custom protocols',
    state: 'exercised',
    how: 'The page is served as `app://earshot/` from one folder, by kinds of file that are listed.',
    proofs: [{ file: FILES, test: 'serves nothing for %s' }, source],
  },
  {
    item: 'Check which fuses you can change',
    state: 'exercised',
    how: 'Every fuse has a value in `scripts/fuses.ts`; a new one fails the types, and `scripts/set-fuses.ts` refuses it.',
    proofs: [
      { file: 'tests/security/fuses.test.ts', test: 'sets every fuse of a binary as it is meant to be' },
      { file: 'tests/security/fuses.test.ts', test: 'refuses a binary with a fuse that nobody has decided on' },
      {
        file: 'tests/packaging/packaging.test.ts',
        test: 'is a program that runs nothing but its own archive, before it is signed',
      },
    ],
  },
  {
    item: 'Do not expose Electron APIs to untrusted web content',
    state: 'exercised',
    how: 'The preload exposes three functions that carry texts; events are not passed on.',
    proofs: [
      { file: 'tests/e2e/preload.spec.ts', test: 'runs in the sandbox and gives the page a port and nothing else' },
    ],
  },
]
