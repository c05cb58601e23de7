import { describe, expect, it } from 'vitest'
import { type Command, matching } from './palette.ts'

const command = (label: string, hint?: string): Command => ({
  ...{ group: 'pages', key: label, label, run: () => undefined },
  ...(hint === undefined ? {} : { hint }),
})

describe('the command palette', () => {
  const commands = [command('Alertas'), command('Línea de Acme', 'Acme'), command('Acme'), command('Costs')]
  const labels = (query: string) => matching(commands, query).map(({ label }) => label)

  it('offers everything for nothing', () => {
    expect(labels('  ')).toHaveLength(4)
  })

  it('finds words by their beginnings, without regard to accents and capitals, hints included', () => {
    expect(labels('linea ac')).toEqual(['Línea de Acme'])
    expect(labels('cm')).toEqual([])
  })

  it('puts first what begins with the query', () => {
    expect(labels('acme')).toEqual(['Acme', 'Línea de Acme'])
  })
})
