/** A page that an answer was made from. */
export interface Source {
  url: string
  title: string
  /** Its host, which Gemini gives as the title of a redirect. */
  site: string
  snippet: string
}

/** A stretch of an answer, with the source it rests on, by index, or null. */
export interface Segment {
  text: string
  source: number | null
}

/** Where a source is cited. Offsets in UTF-16 code units of the passage's text. */
export interface Mark {
  /** The stretch that rests on the source. */
  start: number
  end: number
  /** The link or number written into the text, empty when there is none. */
  labelStart: number
  labelEnd: number
  source: number
}

/** An answer's text as the provider writes it. */
export interface Passage {
  text: string
  marks: Mark[]
}

/** How a provider writes a citation into the text: as a Markdown link, as `[1]`, or only beside it. */
export type CitationStyle = 'link' | 'number' | 'beside'

/** Writes segments out in a provider's style. */
export function writeOut(segments: readonly Segment[], sources: readonly Source[], style: CitationStyle): Passage {
  let text = ''
  const marks: Mark[] = []
  for (const segment of segments) {
    const start = text.length
    text += segment.text
    if (segment.source === null) continue
    const end = text.length
    const label = labelOf(sources[segment.source]!, segment.source, style)
    text += label
    marks.push({
      start,
      end,
      labelStart: end + (style === 'link' ? 1 : 0),
      labelEnd: text.length,
      source: segment.source,
    })
  }
  return { text, marks }
}

function labelOf(source: Source, index: number, style: CitationStyle): string {
  if (style === 'link') return ` ([${source.site}](${source.url}))`
  return style === 'number' ? `[${index + 1}]` : ''
}

/** The beginning of a passage, with the citations that are whole in it. */
export function cut(passage: Passage, characters: number): Passage {
  if (passage.text.length <= characters) return passage
  return {
    text: passage.text.slice(0, characters),
    marks: passage.marks.filter((mark) => mark.labelEnd <= characters && mark.end <= characters),
  }
}
