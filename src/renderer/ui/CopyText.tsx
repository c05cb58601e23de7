import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useI18n } from '../i18n/index.tsx'
import classes from './CopyText.module.css'

interface CopyTextProps {
  label: string
  text: string
  /** Lines that are seen at once. */
  rows?: number
}

/** A text to be taken elsewhere: it can be read, selected, and copied by a button. */
export function CopyText({ label, text, rows = 1 }: CopyTextProps) {
  const { t } = useI18n()
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = () => {
    field.current?.select()
    // The clipboard's newer interface asks for a permission, and the window is granted none.
    setCopied(document.execCommand('copy'))
  }
  return (
    <div className={classes.frame}>
      <textarea ref={field} className={classes.text} aria-label={label} value={text} rows={rows} readOnly />
      <Button variant="default" size="xs" className={classes.button} onClick={copy} data-autofocus>
        {copied ? t.kit.copied : t.kit.copy}
      </Button>
    </div>
  )
}
