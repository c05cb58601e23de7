import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Connection, NewProject } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { providerName } from '../../ui/colours.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { Form } from '../../ui/useForm.ts'
import { MarketFields, ModelsField } from '../projects/SettingsFields.tsx'
import { providersWithoutKey } from './defaultModels.ts'
import { type NewProjectValues, nameOf, questionsOf } from './newProject.ts'
import classes from './Welcome.module.css'

interface StepProps {
  form: Form<NewProjectValues>
  mistake: (field: keyof NewProjectValues) => string | undefined
}

/** How many suggestions are taken unless the user says otherwise. */
const TAKEN_AT_FIRST = 8

export function BrandStep({ form, mistake }: StepProps) {
  const { t } = useI18n()
  const { brand } = t.welcome
  const { aliases, domains } = form.values
  return (
    <>
      <TextInput label={brand.name} autoFocus {...form.text('brand')} error={mistake('brand')} />
      <TagsInput
        label={brand.aliases}
        placeholder={aliases.length === 0 ? brand.aliasesHint : ''}
        value={aliases}
        acceptValueOnBlur
        splitChars={['\n']}
        onChange={(value) => form.set('aliases', value)}
      />
      <TagsInput
        label={brand.domains}
        placeholder={domains.length === 0 ? 'acme.com' : ''}
        value={domains}
        acceptValueOnBlur
        splitChars={[',', ' ']}
        error={mistake('domains')}
        onChange={(value) => form.set('domains', value)}
      />
      <MarketFields form={form} />
    </>
  )
}

interface QuestionsStepProps extends StepProps {
  suggestions: NewProject['prompts']
  /** The offer to ask a model for more of them. */
  offer: ReactNode
}

export function QuestionsStep({ form, mistake, suggestions, offer }: QuestionsStepProps) {
  const { t } = useI18n()
  const { questions } = t.welcome
  const { taken } = form.values
  const offered = useRef(taken.length > 0)
  useEffect(() => {
    if (offered.current || suggestions.length === 0) return
    offered.current = true
    form.set(
      'taken',
      suggestions.slice(0, TAKEN_AT_FIRST).map(({ text }) => text),
    )
  }, [suggestions, form])
  const toggle = (text: string) =>
    form.set('taken', taken.includes(text) ? taken.filter((one) => one !== text) : [...taken, text])

  return (
    <>
      <Textarea
        label={questions.competitors}
        description={questions.competitorsHint}
        autosize={false}
        rows={4}
        {...form.text('competitors')}
        error={mistake('competitors')}
      />
      {offer}
      <fieldset className={classes.suggestions}>
        <legend>{questions.suggested}</legend>
        {suggestions.length === 0 && <p className={classes.body}>{questions.suggestedNone}</p>}
        {[...new Set([...suggestions.map(({ text }) => text), ...taken])].map((text) => (
          <Checkbox key={text} size="xs" label={text} checked={taken.includes(text)} onChange={() => toggle(text)} />
        ))}
      </fieldset>
      <Textarea label={questions.own} rows={3} {...form.text('own')} error={mistake('own')} />
      <p className={classes.body} aria-live="polite">
        {questions.count(questionsOf(form.values).length)}
      </p>
    </>
  )
}

export function ModelsStep({ form, mistake, connections }: StepProps & { connections: readonly Connection[] }) {
  const { t, f } = useI18n()
  const { models } = t.welcome
  const keyless = providersWithoutKey(form.values.models, connections)
  return (
    <>
      <ModelsField form={form} error={mistake('models')} />
      {keyless.length > 0 && <Notice>{models.noKey(f.list(keyless.map(providerName)))}</Notice>}
      <TextInput label={models.name} placeholder={nameOf(form.values)} {...form.text('name')} error={mistake('name')} />
      <p className={classes.body}>{models.asks(questionsOf(form.values).length, form.values.models.length)}</p>
    </>
  )
}
