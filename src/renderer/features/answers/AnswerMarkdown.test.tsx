import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { renderAnswer } from './AnswerMarkdown.tsx'
import type { Mark } from './highlight.ts'

const html = (text: string, marks: readonly Mark[] = []) =>
  renderToStaticMarkup(renderAnswer(text, marks, (alt) => `[picture: ${alt}]`)).replaceAll(/ class="[^"]*"/g, '')

const naming = (text: string, name: string, brand = 0): Mark => {
  const start = text.indexOf(name)
  return { start, end: start + name.length, kind: 'naming', brand }
}

/** Everything that may ever be made of an answer. */
const ALLOWED = /<(?!\/?(?:p|ul|ol|li|blockquote|em|strong|s|code|pre|table|tbody|tr|th|td|hr|br|span|mark|u)[ />])/

describe('an answer', () => {
  it('shows the structure that models write in', () => {
    expect(html('# Best\n\nFor *you*:\n\n3. **Acme**\n4. Globex\n\n- a\n- b')).toBe(
      '<p>Best</p><p>For <em>you</em>:</p><ol start="3"><li><p><strong>Acme</strong></p></li><li><p>Globex</p></li></ol><ul><li><p>a</p></li><li><p>b</p></li></ul>',
    )
  })

  it('shows tables', () => {
    expect(html('| Tool | Price |\n|---|---|\n| Acme | $9 &amp; up |')).toBe(
      '<table><tbody><tr><th>Tool</th><th>Price</th></tr><tr><td>Acme</td><td>$9 &amp; up</td></tr></tbody></table>',
    )
  })

  it('makes links inert and pictures words', () => {
    const shown = html('[site](https://evil.example/?q=1) ![chart](https://evil.example/p.png) <https://a.example>')
    expect(shown).toBe('<p><span title="https://evil.example/?q=1">site</span> [picture: chart] https://a.example</p>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x()">bold</b> word',
    '[x](javascript:alert(1))',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('shows HTML as the text it is: %s', (text) => {
    expect(html(text)).not.toMatch(ALLOWED)
    expect(html(text)).not.toMatch(/<[^>]*(href|src|on\w+)=/)
  })

  it('marks the brands where they are named, and what the tone rests on', () => {
    const text = 'I like **Acme** more than Globex.'
    const evidence: Mark = { start: 0, end: text.length, kind: 'evidence', brand: 0 }
    expect(html(text, [naming(text, 'Acme'), naming(text, 'Globex', 1), evidence])).toBe(
      '<p><u>I like </u><strong><u><mark style="--brand:var(--brand-1)">Acme</mark></u></strong><u> more than </u><u><mark style="--brand:var(--brand-2)">Globex</mark></u><u>.</u></p>',
    )
  })

  it('resolves escapes and character references', () => {
    expect(html('5 \\* 3 &ndash; &#65;&#x42; &unknown;')).toBe('<p>5 * 3 – AB &amp;unknown;</p>')
  })

  it('makes nothing else of any text, and does not fail', () => {
    const fragment = fc.constantFrom(
      ...[
        '<a href="x">',
        '</',
        '<!--',
        ']]>',
        '&#0;',
        '&#9999999;',
        '`',
        '```\n',
        '| a |\n|-|\n',
        '\n\n',
        '1. ',
        '- [ ] ',
      ],
      ...[
        '![',
        '](',
        '\\',
        '**',
        '~~',
        '> ',
        '# ',
        '    ',
        '\u202e',
        '👩‍👩‍👧',
        '\ud800',
        '\u0000',
        'Acme',
        '[^1]: x\n',
        '<x:y>',
      ],
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string()), { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const marks: Mark[] = [
          { start: 0, end: Math.ceil(text.length / 2), kind: 'naming', brand: 9 },
          { start: 1, end: text.length, kind: 'evidence', brand: 0 },
        ]
        const shown = html(text, marks)
        expect(shown).not.toMatch(ALLOWED)
        expect(shown).not.toMatch(/<[^>]*\s(href|src|on\w+)=/)
      }),
    )
  })
})
