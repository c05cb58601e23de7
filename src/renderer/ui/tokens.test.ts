import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours of one theme by their names. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** `share` of one colour over another, as color-mix and opacity make it. */
function over(colour: string, share: number, ground: string): string {
  const channel = (at: number) => {
    const of = (text: string) => Number.parseInt(text.slice(at, at + 2), 16)
    return Math.round(of(colour) * share + of(ground) * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}

/** Text colours with every ground they stand on. AA asks 4.5 of small text. */
const TEXT: Record<string, string[]> = {
  ink: ['bg', 'panel', 'hover', 'segment', 'selected', 'warn-bg'],
  muted: ['bg', 'panel', 'hover', 'selected'],
  accent: ['panel', 'bg'],
  up: ['panel', 'bg', 'hover'],
  down: ['panel', 'bg', 'hover'],
  warn: ['panel', 'bg', 'warn-bg'],
  'on-accent': ['accent', 'accent-hover'],
}

const themes = [
  ['light', coloursOf(':root')],
  ['dark', coloursOf(':root[data-mantine-color-scheme="dark"]')],
] as const

describe.each(themes)('the %s theme', (_, colours) => {
  it.each(Object.entries(TEXT).flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    'lets %s be read on %s',
    (text, ground) => {
      expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5)
    },
  )

  const brands = Object.keys(colours).filter((name) => name.startsWith('brand-'))

  it('has eight brand colours', () => {
    expect(brands).toHaveLength(8)
  })

  it.each(brands)('lets a name in %s be read on the panel, and on its own highlight', (brand) => {
    const colour = colours[brand]!
    expect(contrast(colour, colours.panel!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour, over(colour, 0.13, colours.panel!))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.keys(colours).filter((name) => name.startsWith('provider-')))('lets %s be seen', (provider) => {
    expect(contrast(colours[provider]!, colours.panel!)).toBeGreaterThanOrEqual(3)
  })
})
