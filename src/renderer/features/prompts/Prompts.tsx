import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListedPrompt } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { ImportDialog } from '../importing/ImportDialog.tsx'
import type { ProjectPageProps } from '../shell/pages.ts'
import { AddPrompts } from './AddPrompts.tsx'
import { promptColumns } from './columns.tsx'
import { EditPrompt } from './EditPrompt.tsx'
import { filtered, type PromptFilter, promptFilter, tagsOf } from './filter.ts'
import classes from './Prompts.module.css'
import { usePromptActions } from './usePromptActions.ts'

const SHOWN = ['active', 'paused', 'all'] as const

/** The questions of a project: how the brand fares at each, and what can be done with it. */
export function Prompts({ project }: ProjectPageProps) {
  const { t, f, language } = useI18n()
  const { href } = useNavigation()
  const { projectId, brand } = project
  const [filter, change] = useFilter(promptFilter)
  const [editing, edit] = useState<ListedPrompt | null>(null)
  const [adding, add] = useState(false)
  const [importing, openImport] = useState(false)
  const actions = usePromptActions()
  const query = useQuery({
    queryKey: ['prompts', projectId],
    queryFn: ({ signal }) => rpc.prompts.list({ projectId }, { signal }),
  })
  const tags = tagsOf(query.data?.prompts ?? [], language)

  return (
    <>
      <PageHeader
        title={t.nav.pages.prompts}
        actions={
          <>
            <Button variant="default" size="xs" onClick={() => openImport(true)}>
              {t.importing.open}
            </Button>
            <Button size="xs" onClick={() => add(true)}>
              {t.prompts.add}
            </Button>
          </>
        }
      >
        <Segmented
          label={t.prompts.shown}
          value={filter.show}
          change={(show) => change({ show })}
          options={SHOWN.map((value) => ({ value, label: t.prompts.shows[value] }))}
        />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <DataTable
          name="prompts"
          label={t.prompts.list}
          columns={promptColumns({ t, f, href, brand, from: query.data.from, to: query.data.to, edit, actions })}
          rows={filtered(query.data.prompts, filter)}
          rowKey={({ promptId }) => promptId}
          rowHeight={38}
          filters={<Narrow filter={filter} change={change} tags={tags} />}
          empty={<Nothing none={query.data.prompts.length === 0} add={() => add(true)} change={change} />}
        />
      ) : (
        <LoadingState />
      )}
      {editing && <EditPrompt prompt={editing} tags={tags} close={() => edit(null)} />}
      {importing && <ImportDialog kind="prompts" projectId={projectId} close={() => openImport(false)} />}
      {adding && <AddPrompts projectId={projectId} tags={tags} close={() => add(false)} />}
    </>
  )
}

interface NarrowProps {
  filter: PromptFilter
  change: (some: Partial<PromptFilter>) => void
  tags: readonly string[]
}

/** Words and a tag to look for. */
function Narrow({ filter, change, tags }: NarrowProps) {
  const { t } = useI18n()
  const choices = filter.tag === null || tags.includes(filter.tag) ? tags : [filter.tag, ...tags]
  return (
    <>
      <TextInput
        size="xs"
        className={classes.filter}
        aria-label={t.prompts.find}
        placeholder={t.prompts.find}
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      {choices.length > 0 && (
        <NativeSelect
          size="xs"
          className={classes.filter}
          aria-label={t.prompts.columns.tags}
          value={filter.tag ?? ''}
          onChange={(event) => change({ tag: event.currentTarget.value || null })}
          data={[{ value: '', label: t.prompts.anyTag }, ...choices.map((tag) => ({ value: tag, label: tag }))]}
        />
      )}
    </>
  )
}

interface NothingProps {
  /** Whether the project has no prompt at all. */
  none: boolean
  add: () => void
  change: (some: Partial<PromptFilter>) => void
}

function Nothing({ none, add, change }: NothingProps) {
  const { t } = useI18n()
  return (
    <Message
      title={none ? t.prompts.emptyTitle : t.prompts.nothingTitle}
      action={
        <Button variant="default" size="xs" onClick={none ? add : () => change({ show: 'all', tag: null, text: '' })}>
          {none ? t.prompts.add : t.prompts.clear}
        </Button>
      }
    >
      <p>{none ? t.prompts.emptyBody : t.prompts.nothingBody}</p>
    </Message>
  )
}
