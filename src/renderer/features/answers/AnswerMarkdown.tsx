import { GFM, parser } from '@lezer/markdown'
import { type CSSProperties, createElement, Fragment, type ReactNode, useMemo } from 'react'
import type { AnswerDetail } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { brandColour } from '../../ui/colours.ts'
import classes from './AnswerMarkdown.module.css'
import { decodeEntity } from './entity.ts'
import { type Mark, type Piece, piecesOf } from './highlight.ts'

const markdown = parser.configure(GFM)
type SyntaxNode = ReturnType<typeof markdown.parse>['topNode']

interface AnswerMarkdownProps {
  text: string
  marks: readonly Mark[]
  /** The sentiment that the marked evidence bears. */
  tone: AnswerDetail['findings'][number]['sentiment']
}

/**
 * An answer as it was meant to look. The text is untrusted: only a fixed set of elements is made from it, links lead
 * nowhere, pictures are their description, and HTML is shown as the text it is.
 */
export function AnswerMarkdown({ text, marks, tone }: AnswerMarkdownProps) {
  const { t } = useI18n()
  const content = useMemo(() => renderAnswer(text, marks, t.answer.image), [text, marks, t])
  return (
    <div className={classes.answer} data-tone={tone}>
      {content}
    </div>
  )
}

/** The elements of an answer. Pure. @param image says what stands instead of a picture */
export const renderAnswer = (text: string, marks: readonly Mark[], image: (alt: string) => string): ReactNode =>
  new Renderer(text, marks, image).children(markdown.parse(text).topNode)

/** What is syntax and not said. */
const UNSEEN =
  /Mark$|^(TaskMarker|CodeInfo|LinkTitle|LinkLabel|LinkReference|TableDelimiter|CommentBlock|Comment|ProcessingInstruction.*)$/

const ELEMENTS: Record<string, string> = {
  Paragraph: 'p',
  BulletList: 'ul',
  ListItem: 'li',
  Blockquote: 'blockquote',
  Emphasis: 'em',
  StrongEmphasis: 'strong',
  Strikethrough: 's',
  InlineCode: 'code',
  TableHeader: 'tr',
  TableRow: 'tr',
  Task: 'p',
}

class Renderer {
  readonly #text: string
  readonly #marks: readonly Mark[]
  readonly #image: (alt: string) => string

  constructor(text: string, marks: readonly Mark[], image: (alt: string) => string) {
    this.#text = text
    this.#marks = marks
    this.#image = image
  }

  /** The children of a node with the text between them. */
  children(node: SyntaxNode): ReactNode[] {
    const inline = !BLOCKS.test(node.name)
    const made: ReactNode[] = []
    let at = node.from
    const textTo = (end: number) => {
      if (inline && end > at) made.push(<Fragment key={at}>{this.#plain(at, end)}</Fragment>)
    }
    for (let child = node.firstChild; child; child = child.nextSibling) {
      textTo(child.from)
      made.push(<Fragment key={`${child.from} ${child.name}`}>{this.#node(child)}</Fragment>)
      at = child.to
      // The space after a heading's or a quote's mark belongs to the mark.
      if (child.name === 'HeaderMark' || child.name === 'QuoteMark') while (this.#text[at] === ' ') at++
    }
    textTo(node.to)
    return made
  }

  #node(node: SyntaxNode): ReactNode {
    const { name } = node
    if (UNSEEN.test(name)) return null
    const element = ELEMENTS[name]
    if (element) return createElement(element, null, this.children(node))
    const heading = /^(?:ATX|Setext)Heading/.test(name)
    if (heading) return <p className={classes.heading}>{this.children(node)}</p>
    switch (name) {
      case 'OrderedList':
        return <ol start={this.#firstNumber(node)}>{this.children(node)}</ol>
      case 'Table':
        return (
          <table>
            <tbody>{this.children(node)}</tbody>
          </table>
        )
      case 'TableCell':
        return node.parent?.name === 'TableHeader' ? <th>{this.children(node)}</th> : <td>{this.children(node)}</td>
      case 'FencedCode':
      case 'CodeBlock':
        return <pre>{node.getChildren('CodeText').map((code) => this.#plain(code.from, code.to))}</pre>
      case 'HorizontalRule':
        return <hr />
      case 'HardBreak':
        return <br />
      case 'Link':
        return this.#link(node)
      case 'URL':
        return node.parent?.name === 'Link' || node.parent?.name === 'Image' ? null : this.#plain(node.from, node.to)
      case 'Image':
        return this.#image(this.#text.slice(node.from, node.to).replace(/^!\[([^\]]*)\].*$/s, '$1'))
      case 'Escape':
        return this.#plain(node.from + 1, node.to)
      case 'Entity':
        return decodeEntity(this.#text.slice(node.from, node.to))
      default:
        return node.firstChild ? this.children(node) : this.#plain(node.from, node.to)
    }
  }

  /** Its words, with the address to see and nothing to follow. */
  #link(node: SyntaxNode): ReactNode {
    const url = node.getChild('URL')
    return (
      <span className={classes.link} title={url ? this.#text.slice(url.from, url.to) : undefined}>
        {this.children(node)}
      </span>
    )
  }

  #firstNumber(list: SyntaxNode): number {
    const mark = list.getChild('ListItem')?.getChild('ListMark')
    return mark ? Number.parseInt(this.#text.slice(mark.from, mark.to), 10) : 1
  }

  #plain(start: number, end: number): ReactNode[] {
    return piecesOf(start, end, this.#marks).map((piece) => (
      <PieceText key={piece.start} piece={piece} text={this.#text.slice(piece.start, piece.end)} />
    ))
  }
}

function PieceText({ piece, text }: { piece: Piece; text: string }) {
  if (piece.evidence)
    return <u className={classes.evidence}>{PieceText({ piece: { ...piece, evidence: false }, text })}</u>
  if (piece.naming === null) return text
  return (
    <mark className={classes.naming} style={{ '--brand': brandColour(piece.naming) } as CSSProperties}>
      {text}
    </mark>
  )
}

/** Nodes whose own text is only the space between blocks. */
const BLOCKS = /^(Document|BulletList|OrderedList|ListItem|Blockquote|Table|TableHeader|TableRow)$/
