import { TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ProjectSettings } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import classes from './SettingsFields.module.css'
import { AskingFields, MarketFields, ModelsField } from './SettingsFields.tsx'
import { settingsMistakes, settingsOf, valuesOf } from './settingsForm.ts'

interface EditProjectProps {
  project: { projectId: number; name: string }
  close: () => void
}

/** Everything that is set of a project, at the side of the list. */
export function EditProject({ project, close }: EditProjectProps) {
  const { t } = useI18n()
  const { projectId, name } = project
  const settings = useQuery({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => rpc.projects.settings({ projectId }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Drawer title={t.projects.editing(name)} close={close}>
      {settings.error ? (
        <FailureMessage failure={failureOf(settings.error)} retry={() => void settings.refetch()} />
      ) : settings.data ? (
        <SettingsForm projectId={projectId} settings={settings.data} close={close} />
      ) : (
        <LoadingState />
      )}
    </Drawer>
  )
}

interface SettingsFormProps {
  projectId: number
  settings: ProjectSettings
  close: () => void
}

function SettingsForm({ projectId, settings, close }: SettingsFormProps) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const form = useForm({
    initial: valuesOf(settings),
    check: (values) => settingsMistakes(values, t),
    submit: (values) => rpc.projects.change({ projectId, settings: settingsOf(values) }),
    done: () => {
      tell(t.projects.saved(form.values.name.trim()))
      void queries.invalidateQueries()
      close()
    },
  })
  return (
    <form className={classes.form} onSubmit={form.onSubmit} noValidate>
      <TextInput label={t.projects.fields.name} data-autofocus {...form.text('name')} />
      <MarketFields form={form} />
      <ModelsField form={form} />
      <AskingFields form={form} />
      <p className={classes.elsewhere}>{t.projects.elsewhere}</p>
      <FormFooter form={form} cancel={close} />
    </form>
  )
}
