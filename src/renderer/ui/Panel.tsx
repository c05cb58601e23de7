import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './Panel.module.css'

interface PanelProps {
  title: string
  /** What the panel shows and of what, in a few quiet words. */
  subtitle?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A titled region of a page. */
export function Panel({ title, subtitle, actions, children }: PanelProps) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
