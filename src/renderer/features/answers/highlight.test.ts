import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, marksOf, piecesOf } from './highlight.ts'

const mark = fc
  .record({
    at: fc.nat(40),
    length: fc.integer({ min: 1, max: 15 }),
    kind: fc.constantFrom('naming', 'evidence'),
    brand: fc.nat(4),
  })
  .map(({ at, length, kind, brand }) => ({ start: at, end: at + length, kind, brand }) as Mark)

describe('marking a text', () => {
  it('cuts where marks begin and end', () => {
    const marks: Mark[] = [
      { start: 2, end: 6, kind: 'naming', brand: 1 },
      { start: 4, end: 9, kind: 'evidence', brand: 0 },
    ]
    expect(piecesOf(0, 10, marks)).toEqual([
      { start: 0, end: 2, naming: null, evidence: false },
      { start: 2, end: 4, naming: 1, evidence: false },
      { start: 4, end: 6, naming: 1, evidence: true },
      { start: 6, end: 9, naming: null, evidence: true },
      { start: 9, end: 10, naming: null, evidence: false },
    ])
  })

  it('loses nothing of the text and marks just what is marked, whatever overlaps', () => {
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 8 }),
        fc.nat(30),
        fc.integer({ min: 1, max: 30 }),
        (marks, start, length) => {
          const pieces = piecesOf(start, start + length, marks)
          expect(pieces[0]?.start).toBe(start)
          expect(pieces.at(-1)?.end).toBe(start + length)
          for (const [index, piece] of pieces.entries()) {
            if (index > 0) expect(piece.start).toBe(pieces[index - 1]?.end)
            for (let at = piece.start; at < piece.end; at++) {
              const over = marks.filter((each) => each.start <= at && at < each.end)
              expect(piece.evidence).toBe(over.some((each) => each.kind === 'evidence'))
              expect(piece.naming !== null).toBe(over.some((each) => each.kind === 'naming'))
            }
          }
        },
      ),
    )
  })

  it("takes every brand's namings, and the evidence of the own brand alone", () => {
    const finding = { state: 'named' as const, rank: null, sentiment: 'positive' as const }
    expect(
      marksOf([
        {
          ...finding,
          brandId: 7,
          brand: 'Acme',
          isOwn: true,
          namings: [{ start: 0, end: 4 }],
          evidence: { start: 0, end: 9 },
        },
        {
          ...finding,
          brandId: 8,
          brand: 'Globex',
          isOwn: false,
          namings: [{ start: 5, end: 9 }],
          evidence: { start: 5, end: 9 },
        },
      ]),
    ).toEqual([
      { start: 0, end: 4, kind: 'naming', brand: 0 },
      { start: 0, end: 9, kind: 'evidence', brand: 0 },
      { start: 5, end: 9, kind: 'naming', brand: 1 },
    ])
  })
})
