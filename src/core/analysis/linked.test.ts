import { describe, expect, it } from 'vitest'
import { expectedOf, type FindingCase, found } from '../../../tests/support/findings.ts'

const CASES: FindingCase[] = [
  ['See [this review](https://www.g2.com/products/acme/reviews) for details.', { Acme: 'linked_only' }],
  ['Go to acme.com.evil.com at your own risk.', { Acme: 'absent' }],
  ['```bash\nnpm install acme-sdk\n```', { Acme: 'linked_only' }],
  ['Use `acme` for it.', { Acme: 'linked_only' }],
  [
    'More at shop.acme.co.uk/sale or via hello@globex.com.',
    { Acme: { finds: 'linked_only', domains: ['acme.co.uk'] }, Globex: 'linked_only' },
  ],
  ['Use the tool below.[^1]\n\n[^1]: https://acme.com/docs', { Acme: 'linked_only' }],
  ['[Acme][1] is neat.\n\n[1]: https://acme.com', { Acme: 'named 1' }],
  ['<https://www.acme.com> and www.globex.com', { Acme: 'linked_only', Globex: 'linked_only' }],
  ['```html\n<a target="_blank">x</a>\n```', { Target: 'absent' }],
  ['![Acme logo](https://cdn.x.com/l.png)', { Acme: 'named 1' }],
  ['Booking.com is fine, agoda.com as well.', { 'Booking.com': 'named 1', Agoda: 'linked_only' }],
  ['monday.com and Monday are one. On Monday we start.', { 'monday.com': { finds: 'named 2', aliases: ['Monday'] } }],
  ['Visit acme.com; Acme.com has it.', { Acme: 'linked_only' }],
  [
    "Check [acme.com](https://acme.com) and [Globex's site](https://globex.com).",
    { Acme: 'linked_only', Globex: 'named 1' },
  ],
  [
    'Sources: acme.com, globex.io/blog, https://initech.com',
    { Acme: 'linked_only', Globex: 'absent', Initech: 'linked_only' },
  ],
  [
    '<b>Acme</b>&nbsp;Pro<br>Globex <a href="https://initech.com">here</a>',
    { Acme: 'named 1', Globex: 'named 1', Initech: 'linked_only' },
  ],
  ['[![Acme](https://x.com/a.png)](https://acme.com)', { Acme: 'named 1' }],
]

describe('brands that are only linked', () => {
  it.each(CASES)('%s', (...example) => {
    expect(found(example)).toEqual(expectedOf(example))
  })
})
