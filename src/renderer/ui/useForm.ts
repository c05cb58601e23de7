import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Failure, failureOf } from '../rpc/client.ts'

/** What is wrong with a form, in a sentence for each field. */
export type Mistakes<T> = Partial<Record<keyof T, string>>

interface FormOptions<T> {
  initial: T
  /** Runs at every keystroke: the mistakes as they stand. */
  check: (values: T) => Mistakes<T>
  /** Sends what was entered. When it fails, everything entered stays. */
  submit: (values: T) => Promise<unknown>
  done?: () => void
}

export interface Form<T> {
  values: T
  set<K extends keyof T>(field: K, value: T[K]): void
  /** What an input of this field takes: its text, its mistake once it was left or sent, and what follows a change. */
  text: (field: keyof T) => {
    value: string
    error: string | undefined
    onChange: (event: { currentTarget: { value: string } }) => void
    onBlur: () => void
  }
  /** The mistake to show at a field; none before it was left or the form was sent. */
  mistake: (field: keyof T) => string | undefined
  onSubmit: (event: FormEvent) => void
  /** What the core said against it. */
  failure: Failure | null
  sending: boolean
  changed: boolean
}

/** A form that checks what is typed as it is typed, says so in each field's own words, and keeps it whatever happens. */
export function useForm<T extends object>({ initial, check, submit, done }: FormOptions<T>): Form<T> {
  const [values, setValues] = useState(initial)
  const [visited, setVisited] = useState<ReadonlySet<keyof T>>(new Set())
  const [sent, setSent] = useState(false)
  const mistakes = check(values)
  const sending = useMutation({ mutationFn: () => submit(values), onSuccess: () => done?.() })

  const set: Form<T>['set'] = (field, value) => {
    setValues((before) => ({ ...before, [field]: value }))
    sending.reset()
  }
  const mistake = (field: keyof T) => (sent || visited.has(field) ? mistakes[field] : undefined)
  return {
    values,
    set,
    mistake,
    text: (field) => ({
      value: String(values[field] ?? ''),
      error: mistake(field),
      onChange: (event) => {
        // What was wrong when it was sent or left is corrected before one's eyes; what is new is not complained of yet.
        set(field, event.currentTarget.value as T[keyof T])
        if (event.currentTarget.value !== '') setVisited((before) => new Set([...before, field]))
      },
      onBlur: () => setVisited((before) => new Set([...before, field])),
    }),
    onSubmit(event) {
      event.preventDefault()
      setSent(true)
      const form = event.currentTarget as HTMLElement
      if (Object.values(mistakes).every((text) => text === undefined)) sending.mutate()
      else requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    },
    failure: sending.error ? failureOf(sending.error) : null,
    sending: sending.isPending,
    changed: JSON.stringify(values) !== JSON.stringify(initial),
  }
}
