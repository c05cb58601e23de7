import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ListedPrompt } from '../../../contract/index.ts'
import type { Messages } from '../../i18n/en.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { tell } from '../../ui/toast.ts'
import { type Mistakes, useForm } from '../../ui/useForm.ts'
import classes from './Prompts.module.css'

interface EditPromptProps {
  prompt: ListedPrompt
  /** Tags that other prompts have. */
  tags: readonly string[]
  close: () => void
}

interface Values {
  text: string
  tags: string[]
  language: string
  active: boolean
}

/** One prompt, at the side of the list. */
export function EditPrompt({ prompt, tags, close }: EditPromptProps) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const { promptId, text } = prompt
  const { fields } = t.prompts
  const form = useForm<Values>({
    initial: { text, tags: prompt.tags, language: prompt.language ?? '', active: prompt.active },
    check: (values) => mistakesOf(values, t),
    submit: ({ language, ...values }) => rpc.prompts.change({ promptId, ...values, language: language.trim() || null }),
    done: () => {
      tell(t.prompts.saved)
      void queries.invalidateQueries()
      close()
    },
  })
  return (
    <Drawer title={t.prompts.editing} close={close}>
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        <Textarea
          label={fields.text}
          autosize
          minRows={3}
          maxRows={14}
          dir="auto"
          data-autofocus
          {...form.text('text')}
        />
        {form.values.text !== text && (
          <p className={classes.note} role="status">
            {t.prompts.another}
          </p>
        )}
        <TagsField
          label={fields.tags}
          known={tags}
          value={form.values.tags}
          change={(value) => form.set('tags', value)}
        />
        <TextInput label={fields.language} description={fields.languageHint} {...form.text('language')} />
        <Checkbox
          label={fields.active}
          checked={form.values.active}
          onChange={(event) => form.set('active', event.currentTarget.checked)}
        />
        <FormFooter form={form} cancel={close} />
      </form>
    </Drawer>
  )
}

interface TagsFieldProps {
  label: string
  known: readonly string[]
  value: string[]
  change: (tags: string[]) => void
}

/** Tags, typed or chosen among those in use. */
export function TagsField({ label, known, value, change }: TagsFieldProps) {
  const { t } = useI18n()
  return (
    <TagsInput
      label={label}
      description={t.prompts.fields.tagsHint}
      data={[...known]}
      value={value}
      onChange={change}
      acceptValueOnBlur
      withScrollArea={false}
    />
  )
}

function mistakesOf({ text, language }: Values, t: Messages): Mistakes<Values> {
  const { mistakes } = t.prompts
  return {
    ...(text.trim() === '' && { text: mistakes.missing }),
    ...(!isLanguage(language.trim()) && { language: mistakes.language }),
  }
}

function isLanguage(tag: string): boolean {
  try {
    return tag === '' || Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
