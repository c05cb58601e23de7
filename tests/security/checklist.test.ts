import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CHECKLIST, type Item } from './checklist.ts'

const STATES: Record<Item['state'], string> = {
  exercised: 'exercised by a test',
  asserted: 'configuration asserted',
  absent: 'nothing of the kind',
}

const row = ({ item, state, how, proofs }: Item, n: number) =>
  `| ${n + 1} | ${item.replace(/[<>]/g, '\\$&')} | ${STATES[state]} | ${how.replaceAll('<webview>', 'webview')} | ${proofs
    .map(({ file, test }) => `\`${file}\`: ${test.replace('%s', '…')}`)
    .join('<br>')} |`

/** The page as it is to be read. */
const document = `# Security

What an answer says is untrusted text. It is shown by a page that has no network, no Node and one way out: texts to the
core, by a contract that checks each. This is [Electron's checklist](https://www.electronjs.org/docs/latest/tutorial/security),
item by item. A test writes this page from \`tests/security/checklist.ts\` and fails when they differ
(\`npx vitest run tests/security -u\` writes it anew).

| | Item | State | How | Shown by |
| --- | --- | --- | --- | --- |
${CHECKLIST.map(row).join('\n')}
`

describe("Electron's security checklist", () => {
  it('is told in the documentation as it is here', async () => {
    await expect(document).toMatchFileSnapshot('../../docs/SECURITY.md')
  })

  it.each(CHECKLIST.map(({ item, proofs }) => [item, proofs] as const))(
    '%s: is shown by tests that exist',
    (_, proofs) => {
      expect(proofs.length).toBeGreaterThan(0)
      for (const { file, test } of proofs) expect(readFileSync(file, 'utf8')).toContain(test)
    },
  )

  it('turns on nothing in its source that it should not', () => {
    const forbidden =
      /enableBlinkFeatures|<webview|file:\/\/|appendSwitch|disableWebSecurity|webSecurity: false|enableRemoteModule/
    const sources = globSync('src/{main,preload,renderer}/**/*.{ts,tsx,html}').filter(
      (file) => !file.includes('.test.'),
    )
    expect(sources.length).toBeGreaterThan(50)
    const comments = /^\s*(?:\/\/|\/?\*).*$/gm
    expect(sources.filter((file) => forbidden.test(readFileSync(file, 'utf8').replace(comments, '')))).toEqual([])
  })

  it('is built on one exact version of Electron', () => {
    const wanted = JSON.parse(readFileSync('package.json', 'utf8')).devDependencies.electron
    const installed = JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')).version
    expect(wanted).toMatch(/^\d+\.\d+\.\d+$/)
    expect(installed).toBe(wanted)
  })
})
