import { TextInput } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListedJob } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import classes from './Jobs.module.css'
import { mistakeOf } from './words.ts'

const MOST_JITTER_MINUTES = 720

/** Changes when a job runs; says what a time means while it is typed. */
export function EditJob({ job, zone, close }: { job: ListedJob; zone: string; close: () => void }) {
  const { t, f, language } = useI18n()
  const texts = t.jobs.form
  const name = t.jobs.names[job.name]
  const queries = useQueryClient()
  const form = useForm({
    initial: { cron: job.cron, jitter: String(job.jitterMinutes) },
    check: ({ jitter }) => {
      const good = /^\d{1,3}$/.test(jitter.trim()) && Number(jitter) <= MOST_JITTER_MINUTES
      return good ? {} : { jitter: texts.jitterWrong }
    },
    submit: ({ cron, jitter }) => rpc.jobs.set({ name: job.name, cron, jitterMinutes: Number(jitter) }),
    done: () => {
      tell(t.jobs.changed(name))
      void queries.invalidateQueries({ queryKey: ['jobs'] })
      close()
    },
  })
  const { cron } = form.values
  const { data: preview } = useQuery({
    queryKey: ['cron', cron],
    queryFn: ({ signal }) => rpc.jobs.preview({ cron }, { signal }),
    placeholderData: keepPreviousData,
  })
  const good = preview?.kind === 'good' ? preview : null
  return (
    <Drawer title={texts.title(name)} close={close} width={440}>
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        <TextInput
          label={texts.cron}
          description={texts.cronHelp}
          spellCheck={false}
          data-autofocus
          {...form.text('cron')}
          error={preview && mistakeOf(preview, t)}
        />
        <div className={classes.preview} aria-live="polite">
          {good && (
            <>
              <strong>{good.words[language]}</strong>
              <span>{texts.next}</span>
              <ul>
                {good.next.map((instant) => (
                  <li key={instant}>{f.dateTime(instant, zone)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <TextInput label={texts.jitter} description={texts.jitterHelp} inputMode="numeric" {...form.text('jitter')} />
        <FormFooter form={form} cancel={close} />
      </form>
    </Drawer>
  )
}
