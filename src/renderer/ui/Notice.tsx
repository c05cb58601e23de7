import type { ReactNode } from 'react'
import classes from './Notice.module.css'

/** A line above the page that the user should know of while working. */
export function Notice({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={classes.notice} role="note">
      {title && <strong className={classes.title}>{title}</strong>}
      <span>{children}</span>
    </div>
  )
}
