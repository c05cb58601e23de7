import type { AnswerDetail } from '../../../contract/index.ts'

/** A stretch of the answer that means something, in code units of its text. */
export interface Mark {
  start: number
  end: number
  kind: 'naming' | 'evidence'
  /** Of the brand, in the project's order. */
  brand: number
}

/** One piece of text with whatever marks cover it. */
export interface Piece {
  start: number
  end: number
  /** The brand named here, or null. */
  naming: number | null
  evidence: boolean
}

/** Every brand's namings, and the passage the own brand's sentiment rests on. */
export function marksOf(findings: AnswerDetail['findings']): Mark[] {
  return findings.flatMap((finding, brand) => [
    ...finding.namings.map((span): Mark => ({ ...span, kind: 'naming', brand })),
    ...(finding.isOwn && finding.evidence ? [{ ...finding.evidence, kind: 'evidence' as const, brand }] : []),
  ])
}

/** Cuts `start…end` wherever a mark begins or ends. The pieces join up to the whole. Pure. */
export function piecesOf(start: number, end: number, marks: readonly Mark[]): Piece[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start)
  const cuts = new Set([start, end])
  for (const mark of here) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  const points = [...cuts].sort((a, b) => a - b)
  return points.slice(1).map((to, index) => {
    const from = points[index]!
    const over = here.filter((mark) => mark.start <= from && mark.end >= to)
    return {
      start: from,
      end: to,
      naming: over.find((mark) => mark.kind === 'naming')?.brand ?? null,
      evidence: over.some((mark) => mark.kind === 'evidence'),
    }
  })
}
