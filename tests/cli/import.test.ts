import { readFileSync, writeFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTerminal, type Terminal } from './support.ts'

let terminal: Terminal

beforeEach(async () => {
  terminal = openTerminal()
  const file = write(
    'acme.json',
    JSON.stringify({ name: 'Acme watch', brand: { name: 'Acme', domains: ['acme.com'] } }),
  )
  expect(await terminal.run(['project', 'apply', file])).toMatchObject({ code: 0 })
})
afterEach(() => terminal.close())

function write(name: string, content: string | Uint8Array): string {
  const path = terminal.path(name)
  writeFileSync(path, content)
  return path
}

const shown = async () => JSON.parse((await terminal.run(['project', 'show', 'Acme watch', '--json'])).stdout)

describe('earshot import', () => {
  it('imports good rows, names bad ones, and ends with 4', async () => {
    const file = write(
      'preguntas.csv',
      Buffer.from('Pregunta;Idioma\n¿Cuál es mejor?;español\n;es\nWhy?;Elvish\n', 'latin1'),
    )
    const { code, stdout, stderr } = await terminal.run(['import', 'prompts', file, '--project', 'Acme watch'])
    expect(code).toBe(4)
    expect(stdout).toBe(
      `Imported prompts from ${file}:\nRows  Added  Updated  Unchanged  Repeated  Bad\n   3      1        0          0         0    2\n`,
    )
    expect(stderr).toContain('Row 3, Pregunta: The text must not be empty.\n')
    expect(stderr).toContain('Row 4, Idioma: "Elvish" is not a language tag such as "en" or "es-MX".\n')
    expect(await shown()).toMatchObject({ prompts: [{ text: '¿Cuál es mejor?', language: 'es' }] })
  })

  it('ends with 0 when all rows are good, and again changes nothing', async () => {
    const rows = [
      ['Brand', 'Website'],
      ['Globex', 'https://www.globex.com/'],
      ['Initech', ''],
    ]
    const file = write('brands.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows }] }))
    const first = await terminal.run(['import', 'brands', file, '--json'])
    expect(first.code).toBe(0)
    expect(JSON.parse(first.stdout)).toEqual({
      ...{ kind: 'brands', file, dryRun: false },
      ...{ rows: 2, added: 2, updated: 0, unchanged: 0, duplicates: 0, badRows: 0 },
      ...{ bad: [], repeats: [], notes: [], cancelled: false },
    })
    const again = await terminal.run(['import', 'brands', file, '--json'])
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
  })

  it('says what it would do without doing it', async () => {
    const file = write('projects.csv', 'Project,Brand\nBeta,Beta\nGamma,\n')
    const { code, stdout } = await terminal.run(['import', 'projects', file, '--dry-run'])
    expect(code).toBe(4)
    expect(stdout).toMatch(/^Importing projects from .* would give:\n/)
    const { stdout: list } = await terminal.run(['project', 'list', '--json'])
    expect(JSON.parse(list)).toHaveLength(1)
  })

  it('takes columns by the names that are given', async () => {
    const file = write('q.csv', 'Frage,"Thema, grob",Active\nWelches?,Kauf,vielleicht\n')
    const map = 'text=Frage,tags=Thema, grob,active=-'
    expect(await terminal.run(['import', 'prompts', file, '--map', map])).toMatchObject({ code: 0 })
    expect(await shown()).toMatchObject({ prompts: [{ text: 'Welches?', tags: ['Kauf'], active: true }] })
  })

  it('ends with 1 when nothing could be imported', async () => {
    const none = write('none.csv', 'text,language\n,en\nWhy?,Elvish\n')
    expect(await terminal.run(['import', 'prompts', none])).toMatchObject({ code: 1 })
    const zip = write('photos.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)]))
    const refused = await terminal.run(['import', 'prompts', zip])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^The workbook photos\.zip cannot be read .*Nothing was imported/)
    const missing = await terminal.run(['import', 'prompts', terminal.path('missing.csv')])
    expect(missing.code).toBe(1)
    expect(missing.stderr).toMatch(/^missing\.csv cannot be read/)
  })

  it.each([
    [['import', 'answers', 'x.csv']],
    [['import', 'prompts']],
    [['import', 'projects', 'x.csv', '--project', 'Acme watch']],
    [['import', 'prompts', 'x.csv', '--map', 'text']],
    [['import', 'prompts', 'x.csv', '--map', 'wording=A']],
  ])('ends with 2 when it is used wrongly: %j', async (args) => {
    expect(await terminal.run(args)).toMatchObject({ code: 2, stdout: '' })
  })

  it('is cancelled by an interrupt, ends with 130, and keeps what it says is in', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `Which of them is number ${i}?\n`)
    const file = write('many.csv', `text\n${rows.join('')}`)
    const { code, stdout } = await terminal.run(['import', 'prompts', file, '--json'], {
      onStderr: (text, child) => {
        if (text.startsWith('Read ')) child.kill('SIGINT')
      },
    })
    expect(code).toBe(130)
    const result = JSON.parse(stdout)
    expect(result).toMatchObject({ cancelled: true, badRows: 0 })
    expect(result.added).toBeLessThan(60_000)
    expect((await shown()).prompts).toHaveLength(result.added)
  })

  it('keeps the file as it was', async () => {
    const file = write('q.csv', 'text\nWhy?\n')
    await terminal.run(['import', 'prompts', file])
    expect(readFileSync(file, 'utf8')).toBe('text\nWhy?\n')
  })

  it('shows how it is used, and every field', async () => {
    const { code, stdout } = await terminal.run(['import', '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Fields of prompts.*Fields of brands.*Fields of projects.*Examples:/s)
  })
})
