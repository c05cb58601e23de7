import type { ReactNode } from 'react'
import classes from './Notice.module.css'

interface NoticeProps {
  title?: string
  /** What helps, at the end of the line. */
  action?: ReactNode
  children: ReactNode
}

/** A line above the page that the user should know of while working. */
export function Notice({ title, action, children }: NoticeProps) {
  return (
    <div className={classes.notice} role="note">
      <span className={classes.text}>
        {title && <strong className={classes.title}>{title}</strong>}
        {children}
      </span>
      {action}
    </div>
  )
}
