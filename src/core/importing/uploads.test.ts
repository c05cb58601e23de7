import { expect, it } from 'vitest'
import { createUploads } from './uploads.ts'

it('puts the pieces of a file together and lets it go when another comes', () => {
  const uploads = createUploads()
  const id = uploads.add(null, 'a.csv', Buffer.from('pro'))
  expect(uploads.add(id, 'a.csv', Buffer.from('mpt'))).toBe(id)
  expect(uploads.source(id)).toEqual({ name: 'a.csv', bytes: Buffer.from('prompt') })
  const other = uploads.add(null, 'b.csv', Buffer.from('x'))
  expect(() => uploads.source(id)).toThrow('no longer held')
  expect(() => uploads.add(id, 'a.csv', Buffer.from('x'))).toThrow('no longer held')
  expect(uploads.source(other)).toMatchObject({ name: 'b.csv' })
})

it('refuses a file that gets too large, and lets it go', () => {
  const uploads = createUploads()
  const piece = new Uint8Array(13_000_000)
  const id = uploads.add(null, 'a.xlsx', piece)
  expect(() => uploads.add(id, 'a.xlsx', piece)).toThrow('a.xlsx is larger than 25 MB. Nothing was imported')
  expect(() => uploads.source(id)).toThrow('no longer held')
})
