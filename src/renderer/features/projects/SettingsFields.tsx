import { Checkbox, MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import type { Form } from '../../ui/useForm.ts'
import classes from './SettingsFields.module.css'
import type { SettingsValues } from './settingsForm.ts'

/** Languages to choose from; a project's own stays among them whatever it is. */
const LANGUAGES = 'en es de fr it pt nl ca gl eu pl sv da nb fi cs hu ro el tr ru uk ar he hi ja ko zh vi th id'.split(
  ' ',
)

/** What is sold, in which language and where. */
export function MarketFields({ form }: { form: Form<SettingsValues> }) {
  const { t, language } = useI18n()
  const { fields } = t.projects
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const codes = [...new Set([...LANGUAGES, form.values.language])]
  return (
    <>
      <TextInput label={fields.industry} description={fields.industryHint} {...form.text('industry')} />
      <div className={classes.pair}>
        <NativeSelect
          label={fields.language}
          value={form.values.language}
          onChange={(event) => form.set('language', event.currentTarget.value)}
          data={codes.map((code) => ({ value: code, label: names.of(code) ?? code }))}
        />
        <TextInput label={fields.country} title={fields.countryHint} {...form.text('country')} />
      </div>
    </>
  )
}

/** The models of the registry that may be asked. */
export function ModelsField({ form, error }: { form: Form<SettingsValues>; error?: string | undefined }) {
  const { t } = useI18n()
  const { fields } = t.projects
  const options = useModelOptions()
  const { models } = form.values
  const known = new Set(options.map(({ value }) => value))
  return (
    <MultiSelect
      label={fields.models}
      placeholder={models.length === 0 ? fields.modelsHint : ''}
      searchable
      withScrollArea={false}
      maxDropdownHeight={260}
      classNames={{ dropdown: classes.dropdown, options: classes.options }}
      data={[...options, ...models.filter((ref) => !known.has(ref)).map((ref) => ({ value: ref, label: ref }))]}
      value={models}
      error={error}
      onChange={(value) => form.set('models', value)}
    />
  )
}

/** How a run asks. */
export function AskingFields({ form }: { form: Form<SettingsValues> }) {
  const { t } = useI18n()
  const { fields } = t.projects
  const options = useModelOptions()
  const { judge } = form.values
  const judges =
    options.some(({ value }) => value === judge) || !judge ? options : [...options, { value: judge, label: judge }]
  return (
    <>
      <div className={classes.pair}>
        <TextInput label={fields.samples} title={fields.samplesHint} inputMode="numeric" {...form.text('samples')} />
        <TextInput label={fields.maxOutputTokens} inputMode="numeric" {...form.text('maxOutputTokens')} />
      </div>
      <NativeSelect
        label={fields.judge}
        description={fields.judgeHint}
        value={judge}
        onChange={(event) => form.set('judge', event.currentTarget.value)}
        data={[{ value: '', label: fields.judgeNone }, ...judges]}
      />
      <Checkbox
        label={fields.search}
        checked={form.values.search}
        onChange={(event) => form.set('search', event.currentTarget.checked)}
      />
      <Checkbox
        label={fields.active}
        checked={form.values.active}
        onChange={(event) => form.set('active', event.currentTarget.checked)}
      />
    </>
  )
}

export const useModels = () =>
  useQuery({ queryKey: ['models', 'askable'], queryFn: ({ signal }) => rpc.projects.models(undefined, { signal }) })

function useModelOptions() {
  const { t } = useI18n()
  return (useModels().data ?? []).map(({ ref, displayName, priced }) => ({
    value: ref,
    label: [`${displayName} · ${providerName(ref.split(':')[0]!)}`, !priced && t.projects.fields.unpriced]
      .filter(Boolean)
      .join(' · '),
  }))
}
