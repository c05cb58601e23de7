import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { shortened, table } from './table.ts'

const plain = (text: string) => stripVTControlCharacters(text)

it('aligns by the width that characters take on a terminal', () => {
  const text = plain(
    table(
      [{ title: 'Name' }, { title: 'n', right: true }],
      [
        ['日本', '1'],
        ['ñandú', '22'],
        ['👩‍👩‍👧', '333'],
      ],
    ),
  )
  expect(text.split('\n')).toEqual(['Name     n', '日本     1', 'ñandú   22', '👩‍👩‍👧     333'])
})

it('lets no cell break a line or move the cursor', () => {
  const text = plain(table([{ title: 'Text' }], [['one\ntwo\u001B[2Jthree\u2028four']]))
  expect(text).toBe('Text\none two [2Jthree four')
})

it('shortens a text to columns, without cutting a character in two', () => {
  expect(shortened('short', 5)).toBe('short')
  expect(shortened('too long', 5)).toBe('too …')
  expect(shortened('日本語テキスト', 6)).toBe('日本…')
  expect(shortened('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4)).toBe('👩‍👩‍👧…')
})
