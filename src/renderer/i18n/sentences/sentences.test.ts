import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inWords } from './index.ts'

/** Folders of the core whose sentences reach the window from where it is used every day. */
const FOLDERS =
  'access,alerts,answers,backups,billing,brands,chores,db,endpoints,exports,importing,jobs,keys,modelWatch,monitoring,projects,prompts'

/** Texts of errors, with what is put into them as `x`. */
const sentences = globSync(`src/core/{${FOLDERS}}/**/*.ts`)
  .filter((file) => !file.includes('.test.') && !file.includes('/testing/'))
  .flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const texts = source.matchAll(/new UserError\(\s*'\w+',\s*(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)')/g)
    return [...texts].map(([, template, plain]) => ({ file, text: withoutHoles(template ?? plain ?? '') }))
  })

/** A template's text with `x` for each of its holes, however deep they are. */
function withoutHoles(template: string): string {
  let text = ''
  for (let at = 0; at < template.length; at++) {
    if (!template.startsWith('${', at)) {
      text += template[at]
      continue
    }
    let depth = 0
    do {
      if (template[at] === '{') depth += 1
      if (template[at] === '}') depth -= 1
      at += 1
    } while (depth > 0 || template[at - 1] === '$')
    at -= 1
    text += 'x'
  }
  return text.replaceAll("\\'", "'")
}

/** Sentences of several parts, each of which is said by itself: what is wrong stands in the hole. */
const PARTS = [
  'The backup "x" x. Nothing was changed; choose another one.',
  'The project file has x. Nothing was changed; correct it and apply it again.',
  'The project has this prompt alreadyx. Nothing was changed.',
  'The file has no column "x". Nothing was imported; x.',
  'No column of the file is known to hold the x. Nothing was imported; say which does: x.',
  'x x, and x is the most. Nothing was imported. x',
]

describe('sentences of the core', () => {
  it('are said in Spanish, but for a few that are new', () => {
    const untold = sentences.filter(({ text }) => !PARTS.includes(text) && inWords(text, 'es') === text)
    expect(untold.length, JSON.stringify(untold, null, 2)).toBeLessThan(sentences.length / 20)
  })

  it('are found in the source at all', () => {
    expect(sentences.length).toBeGreaterThan(50)
  })

  it('send nobody in the window to the command line', () => {
    for (const { text } of sentences) {
      for (const language of ['en', 'es'] as const) expect(inWords(text, language)).not.toMatch(/earshot \w+|--\w/)
    }
  })

  it.each([
    [
      'The backup "a.db" is damaged (row 7). Nothing was changed; choose another one.',
      'La copia «a.db» está dañada (row 7). No se ha cambiado nada; elige otra.',
    ],
    [
      'The key was not set: it is longer than 400 characters.',
      'La clave no se ha guardado: tiene más de 400 caracteres.',
    ],
    ['"Acme" is a name of two brands.', '«Acme» es un nombre de dos marcas.'],
    ['The prompt must not be empty.', 'La pregunta no puede quedar en blanco.'],
    [
      '"Klingon" is not a language tag such as "en" or "es-MX".',
      '«Klingon» no es una etiqueta de idioma como «en» o «es-MX».',
    ],
  ])('keep what was put in: %s', (sentence, words) => {
    expect(inWords(sentence, 'es')).toBe(words)
  })

  it('are shown as they came when nobody knows them', () => {
    expect(inWords('out of memory (x)', 'es')).toBe('out of memory (x)')
  })
})
