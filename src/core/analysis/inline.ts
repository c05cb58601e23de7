import type { MarkdownParser } from '@lezer/markdown'
import type { Span } from './types.ts'
import { decodeEntity, OBJECT, VisibleText } from './visible.ts'

/** A place in a parsed tree; the package that names the type is not one of ours. */
export type TreeCursor = ReturnType<ReturnType<MarkdownParser['parse']>['cursor']>

/** Deeper nesting than any answer needs; beyond it the text is left out rather than the stack exhausted. */
export const DEPTH_LIMIT = 200

export type ReferenceKind = 'url' | 'domain' | 'code'

/** One segment in the making. */
export class Prose {
  readonly visible: VisibleText
  readonly strong: Span[] = []
  readonly labels: Span[] = []

  constructor(source: string) {
    this.visible = new VisibleText(source)
  }
}

/** Reads the inline nodes of one block into a segment's visible text. */
export class InlineReader {
  readonly #source: string
  readonly #prose: Prose
  readonly #refer: (kind: ReferenceKind, from: number, to: number) => void
  #depth = 0

  constructor(source: string, prose: Prose, refer: (kind: ReferenceKind, from: number, to: number) => void) {
    this.#source = source
    this.#prose = prose
    this.#refer = refer
  }

  /** Reads everything inside the node the cursor is at. */
  read(cursor: TreeCursor): void {
    const { from, to } = cursor
    let at = from
    if (this.#depth < DEPTH_LIMIT && cursor.firstChild()) {
      this.#depth++
      do {
        this.#plain(at, cursor.from)
        at = cursor.to
        this.#node(cursor)
      } while (cursor.nextSibling())
      cursor.parent()
      this.#depth--
    }
    this.#plain(at, to)
  }

  /** Source without inline nodes: indentation after a line break goes, and marks that emphasise nothing (usual in CJK). */
  #plain(from: number, to: number): void {
    const { visible } = this.#prose
    const text = this.#source.slice(from, to)
    const untidy = text.includes('\n') || text.includes('**')
    let at = visible.text === '' ? text.length - text.trimStart().length : 0
    for (const match of untidy ? text.matchAll(/\n[ \t]+|\*\*+/g) : []) {
      visible.copy(from + at, from + match.index + (match[0][0] === '\n' ? 1 : 0))
      at = match.index + match[0].length
    }
    visible.copy(from + at, to)
  }

  #node(cursor: TreeCursor): void {
    const { name, from, to } = cursor
    const { visible, strong } = this.#prose
    switch (name) {
      case 'StrongEmphasis': {
        const start = visible.text.length
        this.read(cursor)
        strong.push({ start, end: visible.text.length })
        break
      }
      case 'Emphasis':
      case 'Strikethrough':
        this.read(cursor)
        break
      case 'Link':
      case 'Image':
        this.#link(cursor)
        break
      case 'Escape':
        visible.copy(from + 1, to)
        break
      case 'Entity':
        visible.replace(decodeEntity(this.#source.slice(from, to)), from, to)
        break
      case 'HardBreak':
        visible.replace('\n', from, to)
        break
      case 'HTMLTag':
        if (/^<br\b/i.test(this.#source.slice(from, from + 4))) visible.replace('\n', from, to)
        else if (this.#source.slice(from, to).includes('=')) this.#refer('url', from, to)
        break
      case 'InlineCode':
      case 'URL':
        this.#refer(name === 'URL' ? 'url' : 'code', from, to)
        visible.replace(OBJECT, from, to)
        break
      case 'Autolink':
        this.#refer('url', from + 1, to - 1)
        visible.replace(OBJECT, from, to)
        break
      // Anything else is a mark, a reference's label, a comment: nothing a reader sees.
    }
  }

  /** A link or an image: its label is prose, its target is not. The brackets of "[1]" stay, for they end the word before. */
  #link(cursor: TreeCursor): void {
    const { visible, labels } = this.#prose
    const { from, to } = cursor
    const source = this.#source.slice(from, to)
    const target = Math.max(source.lastIndexOf(']('), source.lastIndexOf(']['))
    const bracketed = target < 0 || /^\[[\d^, ]*$/.test(source.slice(0, target))
    const start = visible.text.length
    let at = from
    let inLabel = true
    if (!cursor.firstChild()) return
    do {
      if (inLabel) this.#plain(at, cursor.from)
      at = cursor.to
      if (cursor.name === 'LinkMark') {
        if (bracketed && inLabel) visible.copy(cursor.from, cursor.to)
        if (this.#source[cursor.from] === ']') inLabel = false
      } else if (inLabel) this.#node(cursor)
      else if (cursor.name === 'URL') this.#refer('url', cursor.from, cursor.to)
    } while (cursor.nextSibling())
    cursor.parent()
    const end = visible.text.length
    if (end > start && !bracketed) labels.push({ start, end })
  }
}
