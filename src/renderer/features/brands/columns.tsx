import { Button } from '@mantine/core'
import type { ListedBrand } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import type { Navigation } from '../../routing/route.ts'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import classes from './Brands.module.css'

interface ColumnsOptions {
  t: Messages
  href: Navigation['href']
  edit: (brand: ListedBrand) => void
  remove: (brand: ListedBrand) => void
  makeOwn: (brand: ListedBrand) => void
}

/** The columns of the list of brands. */
export function brandColumns({ t, href, edit, remove, makeOwn }: ColumnsOptions): Column<ListedBrand>[] {
  const { columns } = t.brands
  const texts = (key: 'aliases' | 'domains'): Column<ListedBrand> => ({
    ...{ key, label: columns[key], minWidth: 150 },
    cell: (brand) => (
      <span className={classes.texts} dir="auto" title={brand[key].join('\n')}>
        {brand[key].join(' · ') || '–'}
      </span>
    ),
    value: (brand) => brand[key].join('; '),
  })
  const button = (label: string, name: string, act: () => void) => (
    <Button variant="default" size="compact-xs" aria-label={t.brands.rowAction(label, name)} onClick={act}>
      {label}
    </Button>
  )
  return [
    {
      ...{ key: 'name', label: columns.name, minWidth: 150 },
      cell: ({ brandId, name }) => (
        <a
          className={classes.name}
          dir="auto"
          title={t.brands.open(name)}
          href={href('answers', { brand: brandId, state: 'named' })}
        >
          {name}
        </a>
      ),
      value: ({ name }) => name,
    },
    {
      ...{ key: 'role', label: columns.role, width: 112 },
      cell: ({ isOwn }) => (
        <StatusPill tone={isOwn ? 'accent' : 'quiet'}>{t.brands.roles[isOwn ? 'own' : 'competitor']}</StatusPill>
      ),
      value: ({ isOwn }) => t.brands.roles[isOwn ? 'own' : 'competitor'],
    },
    texts('aliases'),
    texts('domains'),
    {
      ...{ key: 'actions', label: columns.actions, width: 238 },
      cell: (brand) => (
        <span className={classes.actions}>
          {button(t.brands.edit, brand.name, () => edit(brand))}
          {!brand.isOwn && button(t.brands.makeOwn, brand.name, () => makeOwn(brand))}
          {!brand.isOwn && button(t.brands.remove, brand.name, () => remove(brand))}
        </span>
      ),
    },
  ]
}
