import { spawnSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTerminal, PROJECT, type Terminal } from './support.ts'

let terminal: Terminal
beforeEach(() => {
  terminal = openTerminal()
})
afterEach(() => terminal.close())

function file(content: unknown): string {
  const path = terminal.path('project.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

it('names all five mistakes of a file with their paths, and changes nothing', async () => {
  const { code, stdout, stderr } = await terminal.run([
    'project',
    'apply',
    file({
      ...PROJECT,
      brand: { ...PROJECT.brand, name: '' },
      competitors: [{ name: 'Globex', domains: ['not a domain'] }],
      prompts: [{ text: 'Same?' }, { text: 'Same?' }],
      models: ['openai:gpt-5', 'no-colon'],
      colour: 'blue',
    }),
  ])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  const [sentence, ...mistakes] = stderr.trimEnd().split('\n')
  expect(sentence).toContain('5 mistakes')
  expect(mistakes.map((line) => line.trim().split(':')[0]).sort()).toEqual(
    ['brand.name', 'colour', 'competitors[0].domains[0]', 'models[1]', 'prompts[1].text'].sort(),
  )
  expect((await terminal.run(['project', 'list', '--json'])).stdout).toBe('[]\n')
})

it('says what is wrong with a file that is not JSON', async () => {
  const { code, stderr } = await terminal.run(['project', 'apply', file('{ "name": ')])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^The project file is not JSON: .*\n$/)
})

it('applies, shows, exports and removes a project; again, applying changes nothing', async () => {
  const path = file(PROJECT)
  expect(await terminal.run(['project', 'apply', path])).toMatchObject({ code: 0, stderr: '' })
  expect((await terminal.run(['project', 'apply', path])).stdout).toBe(
    'Nothing changed: the project is as the file says.\n',
  )
  expect((await terminal.run(['project', 'list'])).stdout).toMatch(/Lumora watch +Lumora +1 +2 +4 +yes/)
  expect((await terminal.run(['project', 'show', PROJECT.name])).stdout).toContain('What is the easiest CRM to set up?')

  const out = terminal.path('exported.json')
  await terminal.run(['project', 'export', PROJECT.name, '--out', out])
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ name: PROJECT.name, models: PROJECT.models })
  expect((await terminal.run(['project', 'apply', out])).stdout).toContain('Nothing changed')

  expect(await terminal.run(['project', 'remove', PROJECT.name])).toMatchObject({ code: 0 })
  expect((await terminal.run(['project', 'list', '--json'])).stdout).toBe('[]\n')
})

it('writes a file whole or not at all', async () => {
  await terminal.run(['project', 'apply', file(PROJECT)])
  const folder = await terminal.run(['project', 'export', PROJECT.name, '--out', terminal.home])
  expect(folder.code).toBe(1)
  expect(folder.stderr).toContain('it is a folder')

  const nowhere = await terminal.run(['project', 'export', PROJECT.name, '--out', terminal.path('no/such/folder.json')])
  expect(nowhere.code).toBe(1)
  expect(nowhere.stderr).toContain('was not written')

  // A pipe is written to and not replaced.
  const pipe = terminal.path('pipe')
  spawnSync('mkfifo', [pipe])
  const [read, written] = await Promise.all([
    readFile(pipe, 'utf8'),
    terminal.run(['project', 'export', PROJECT.name, '--out', pipe]),
  ])
  expect(written.code).toBe(0)
  expect(JSON.parse(read).name).toBe(PROJECT.name)
  expect(statSync(pipe).isFIFO()).toBe(true)
})

it('says what is missing when there is nothing to run', async () => {
  const empty = await terminal.run(['run'])
  expect(empty.code).toBe(1)
  expect(empty.stderr).toContain('There is no active project to run')

  await terminal.run(['project', 'apply', file({ ...PROJECT, prompts: [] })])
  const { code, stderr } = await terminal.run(['run', '--project', PROJECT.name])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Project "Lumora watch" has no active prompts.*\n$/)
})
