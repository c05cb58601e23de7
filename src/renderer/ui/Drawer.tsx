import { Drawer as Sheet } from '@mantine/core'
import type { ReactNode } from 'react'
import { useI18n } from '../i18n/index.tsx'
import classes from './Dialog.module.css'

interface DrawerProps {
  title: string
  close: () => void
  children: ReactNode
  /** In pixels. */
  width?: number
}

/** A sheet at the right, over the page that it belongs to: one thing of a list, with all there is about it. */
export function Drawer({ title, close, children, width = 520 }: DrawerProps) {
  const { t } = useI18n()
  return (
    <Sheet
      opened
      onClose={close}
      title={title}
      position="right"
      size={width}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t.kit.undo.dismiss }}
      classNames={{ content: classes.dialog, header: classes.dialog, title: classes.title }}
    >
      {children}
    </Sheet>
  )
}
