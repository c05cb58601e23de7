import { describe, expect, it } from 'vitest'
import { type Column, fitting, nextOrder, sorted } from './columns.ts'

interface Row {
  name: string
  cost: string | null
}

const columns: Column<Row>[] = [
  { key: 'name', label: 'Name', cell: ({ name }) => name, value: ({ name }) => name },
  { key: 'cost', label: 'Cost', align: 'end', cell: ({ cost }) => cost, value: ({ cost }) => cost },
  { key: 'menu', label: '', cell: () => null },
]
const rows: Row[] = [
  { name: 'Ñandú', cost: '10.5' },
  { name: 'Oso', cost: null },
  { name: 'nube', cost: '9.75' },
]
const names = (by: string, descending: boolean) =>
  sorted(rows, columns, { by, descending }, 'es').map(({ name }) => name)

describe('a table in order', () => {
  it('sorts texts as the language does', () => {
    expect(names('name', false)).toEqual(['nube', 'Ñandú', 'Oso'])
  })

  it('sorts exact amounts by their value, and what has none last', () => {
    expect(names('cost', false)).toEqual(['nube', 'Ñandú', 'Oso'])
    expect(names('cost', true)).toEqual(['Ñandú', 'nube', 'Oso'])
  })

  it('stays as it is without an order, or by a column without a value', () => {
    expect(sorted(rows, columns, null, 'es')).toBe(rows)
    expect(names('menu', true)).toEqual(['Ñandú', 'Oso', 'nube'])
  })

  it('begins with the largest number and the first text, and turns round', () => {
    const [name, cost] = columns as [Column<Row>, Column<Row>]
    expect(nextOrder(cost, null)).toEqual({ by: 'cost', descending: true })
    expect(nextOrder(name, { by: 'cost', descending: true })).toEqual({ by: 'name', descending: false })
    expect(nextOrder(name, { by: 'name', descending: false })).toEqual({ by: 'name', descending: true })
  })
})

describe('columns where there is little room', () => {
  const cell = () => null
  const columns = [
    { key: 'name', label: '', minWidth: 240, cell },
    { key: 'tags', label: '', width: 100, yields: true, cell },
    { key: 'share', label: '', width: 100, yields: true, cell },
    { key: 'actions', label: '', width: 200, cell },
  ]
  const shown = (width: number | null) => fitting(columns, width).map(({ key }) => key)

  it('are all there while they fit, or nobody knows', () => {
    expect(shown(640)).toHaveLength(4)
    expect(shown(null)).toHaveLength(4)
  })

  it('give way from the last of those that may, and no others do', () => {
    expect(shown(639)).toEqual(['name', 'tags', 'actions'])
    expect(shown(500)).toEqual(['name', 'actions'])
    expect(shown(100)).toEqual(['name', 'actions'])
  })
})
