import { createContext, type ReactNode, useContext } from 'react'
import classes from './PageHeader.module.css'

/** What every page shows above its content: the demo's banner, what happened while opening. */
export const PageNotices = createContext<ReactNode>(null)

interface PageHeaderProps {
  title: string
  /** What the page is about: its filters, beside the title. */
  children?: ReactNode
  /** What can be done here, at the right. */
  actions?: ReactNode
}

/** The head of every page. Put it first; what must be known stands under it. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  const notices = useContext(PageNotices)
  return (
    <>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        {children}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {notices}
    </>
  )
}
