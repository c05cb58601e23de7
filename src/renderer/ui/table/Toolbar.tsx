import { Button, Checkbox, Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { useI18n } from '../../i18n/index.tsx'
import classes from './DataTable.module.css'

interface ToolbarProps {
  filters: ReactNode
  /** How many rows, in words. */
  count: string
  columns: readonly { key: string; label: string; shown: boolean }[]
  toggle: (key: string) => void
  exporting: boolean
  exportRows: () => void
}

/** Over a table: what narrows it down, how much it holds, which columns, and the way out. */
export function Toolbar({ filters, count, columns, toggle, exporting, exportRows }: ToolbarProps) {
  const { t } = useI18n()
  const onlyOne = columns.filter(({ shown }) => shown).length === 1
  return (
    <div className={classes.toolbar}>
      {filters}
      <span className={classes.count} aria-live="polite">
        {count}
      </span>
      <Popover position="bottom-end" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" size="compact-xs">
            {t.kit.table.columns}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t.kit.table.columns}>
          <div className={classes.choices}>
            {columns
              .filter(({ label }) => label !== '')
              .map(({ key, label, shown }) => (
                <Checkbox
                  key={key}
                  size="xs"
                  label={label}
                  checked={shown}
                  disabled={shown && onlyOne}
                  onChange={() => toggle(key)}
                />
              ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      <Button
        variant="default"
        size="compact-xs"
        title={t.kit.table.exportLong}
        loading={exporting}
        onClick={exportRows}
      >
        {t.kit.table.export}
      </Button>
    </div>
  )
}
