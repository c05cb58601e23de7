import { Button } from '@mantine/core'
import { useI18n } from '../i18n/index.tsx'
import classes from './Dialog.module.css'
import type { Form } from './useForm.ts'

interface FormFooterProps {
  form: Pick<Form<object>, 'failure' | 'sending'>
  cancel: () => void
  /** What the button says when it is not "Save". */
  save?: string
}

/** The end of a form: what the core said against it, and the two ways out. */
export function FormFooter({ form, cancel, save }: FormFooterProps) {
  const { t } = useI18n()
  return (
    <>
      {form.failure && (
        <div className={classes.failure} role="alert">
          <p>{form.failure.message}</p>
          {form.failure.details.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <div className={classes.actions}>
        <Button variant="default" size="xs" onClick={cancel}>
          {t.kit.form.cancel}
        </Button>
        <Button type="submit" size="xs" loading={form.sending}>
          {save ?? t.kit.form.save}
        </Button>
      </div>
    </>
  )
}
