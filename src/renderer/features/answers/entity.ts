const NAMED: Record<string, string> = {
  amp: '&',
  apos: "'",
  copy: '©',
  euro: '€',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: '\u00a0',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  reg: '®',
  rsquo: '’',
  trade: '™',
}

/** One character reference such as `&amp;` or `&#8211;`. A name that answers hardly ever hold is left as it is written. */
export function decodeEntity(entity: string): string {
  const number = /^&#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(entity)
  if (!number) return NAMED[entity.slice(1, -1)] ?? entity
  const code = number[1] ? Number.parseInt(number[1], 16) : Number(number[2])
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}
