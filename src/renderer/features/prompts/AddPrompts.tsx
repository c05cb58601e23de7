import { Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PastedPrompt } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { inWords } from '../../i18n/sentences/index.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Drawer } from '../../ui/Drawer.tsx'
import { FormFooter } from '../../ui/FormFooter.tsx'
import { FailureMessage } from '../../ui/Message.tsx'
import { tell } from '../../ui/toast.ts'
import { useForm } from '../../ui/useForm.ts'
import { TagsField } from './EditPrompt.tsx'
import classes from './Prompts.module.css'

/** A pause in typing after which the lines are looked at. */
const PAUSE_MS = 250
/** Lines that are not added and shown by name. */
const SHOWN_LEFT = 100

interface AddPromptsProps {
  projectId: number
  tags: readonly string[]
  close: () => void
}

/** New prompts, typed or pasted, one on a line; what is there already is shown before anything is added. */
export function AddPrompts({ projectId, tags, close }: AddPromptsProps) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const { fields } = t.prompts
  const form = useForm({
    initial: { lines: '', tags: [] as string[] },
    check: ({ lines }) => (lines.trim() === '' ? { lines: t.prompts.mistakes.missing } : {}),
    submit: async (values) => {
      const { added, left } = await rpc.prompts.add({ projectId, texts: linesOf(values.lines), tags: values.tags })
      tell(t.prompts.added(added, left))
    },
    done: () => {
      void queries.invalidateQueries()
      close()
    },
  })
  const [lines] = useDebouncedValue(form.values.lines, PAUSE_MS)
  const texts = linesOf(lines)
  const checked = useQuery({
    queryKey: ['prompts', projectId, 'check', texts],
    queryFn: ({ signal }) => rpc.prompts.check({ projectId, texts }, { signal }),
    enabled: texts.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return (
    <Drawer title={t.prompts.add} close={close}>
      <form className={classes.form} onSubmit={form.onSubmit} noValidate>
        <Textarea
          label={fields.lines}
          description={fields.linesHint}
          autosize
          minRows={6}
          maxRows={16}
          dir="auto"
          data-autofocus
          {...form.text('lines')}
        />
        <TagsField
          label={fields.tagsOfAll}
          known={tags}
          value={form.values.tags}
          change={(value) => form.set('tags', value)}
        />
        {checked.error ? (
          <FailureMessage failure={failureOf(checked.error)} retry={() => void checked.refetch()} />
        ) : (
          texts.length > 0 && checked.data && <Outcome checked={checked.data} />
        )}
        <FormFooter form={form} cancel={close} save={t.prompts.addThem} />
      </form>
    </Drawer>
  )
}

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** How many would be added, and each that would not with its reason. */
function Outcome({ checked }: { checked: readonly PastedPrompt[] }) {
  const { t } = useI18n()
  const left = checked.filter(({ outcome }) => outcome !== 'new')
  return (
    <div className={classes.note}>
      <p role="status">{t.prompts.wouldAdd(checked.length - left.length, left.length)}</p>
      {left.length > 0 && (
        <ul className={classes.left}>
          {left.slice(0, SHOWN_LEFT).map(({ text, outcome, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand in several lines, and lines have no other name
            <li key={at}>
              <span dir="auto">{text}</span>
              <span className={classes.why}>
                {outcome === 'bad' ? inWords(reason ?? '') : outcome === 'new' ? null : t.prompts.outcomes[outcome]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
