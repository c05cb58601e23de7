import { ActionIcon, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { readDay, writeDay } from '../i18n/days.ts'
import { useI18n } from '../i18n/index.tsx'
import classes from './DayField.module.css'

interface DayFieldProps {
  label: string
  /** `YYYY-MM-DD`; null for none. */
  value: string | null
  choose: (day: string | null) => void
}

/**
 * A day, typed as the window's language writes it. The browser's own field writes it as the browser's language does, so
 * only its calendar is used.
 */
export function DayField({ label, value, choose }: DayFieldProps) {
  const { t, language } = useI18n()
  const written = value === null ? '' : writeDay(value, language)
  const [typed, type] = useState(written)
  const [wrong, setWrong] = useState(false)
  const calendar = useRef<HTMLInputElement>(null)
  // The day may change by other means: Back, or clearing all filters.
  useEffect(() => {
    type(written)
    setWrong(false)
  }, [written])

  const take = () => {
    const day = readDay(typed, language)
    const empty = typed.trim() === ''
    setWrong(day === null && !empty)
    if ((day !== null || empty) && day !== value) choose(day)
    else if (day !== null) type(written)
  }
  return (
    <span className={classes.field}>
      <TextInput
        size="xs"
        className={classes.typed}
        aria-label={label}
        title={wrong ? t.kit.day.wrong : label}
        placeholder={t.kit.day.pattern}
        error={wrong}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === 'Enter' && take()}
        rightSection={
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t.kit.day.calendar(label)}
            onClick={() => calendar.current?.showPicker()}
          >
            <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className={classes.icon}>
              <path d="M2.5 3.5h11v10h-11z M2.5 6.5h11 M5.5 2v3 M10.5 2v3" />
            </svg>
          </ActionIcon>
        }
      />
      <input
        ref={calendar}
        type="date"
        className={classes.calendar}
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value || null)}
      />
    </span>
  )
}
