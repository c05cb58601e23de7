import { Button } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type CoverageView, RANGES } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useFilter } from '../../routing/useFilter.ts'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Choice } from '../../ui/Choice.tsx'
import { ConfirmDanger } from '../../ui/ConfirmDanger.tsx'
import { FailureMessage, LoadingState, Message } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { tell } from '../../ui/toast.ts'
import { useAnswerChoices } from '../answers/useAnswerList.ts'
import type { ProjectPageProps } from '../shell/pages.ts'
import classes from './Coverage.module.css'
import { CoverageMap } from './CoverageMap.tsx'
import { coverageFilter } from './filter.ts'
import { GapTable } from './GapTable.tsx'

const ROWS_BY = ['model', 'prompt'] as const

/** What the schedule expected beside what was answered: where, how much of it, at which cost. */
export function Coverage({ project, home }: ProjectPageProps) {
  const { t } = useI18n()
  const [filter, change] = useFilter(coverageFilter)
  const [asking, ask] = useState(false)
  const asked = { projectId: project.projectId, ...filter }
  const choices = useAnswerChoices(project.projectId)
  const query = useQuery({
    queryKey: ['coverage', asked],
    queryFn: ({ signal }) => rpc.coverage.get(asked, { signal }),
    placeholderData: keepPreviousData,
  })
  const missing = query.data?.missingToday ?? 0
  return (
    <>
      <PageHeader
        title={t.nav.pages.coverage}
        actions={
          missing > 0 && (
            <Button size="xs" onClick={() => ask(true)}>
              {t.coverage.fill(missing)}
            </Button>
          )
        }
      >
        <Segmented
          label={t.coverage.range}
          value={String(filter.days)}
          change={(value) => change({ days: RANGES.find((days) => String(days) === value) ?? filter.days })}
          options={RANGES.map((days) => ({ value: String(days), label: t.overview.rangeOption(days) }))}
        />
        <Segmented
          label={t.coverage.by}
          value={filter.by}
          change={(by) => change({ by })}
          options={ROWS_BY.map((value) => ({ value, label: t.coverage.rowsBy[value] }))}
        />
        <Choice
          label={t.coverage.model}
          all={t.coverage.allModels}
          value={filter.model}
          options={(choices.data?.models ?? []).map(({ ref, displayName }) => [ref, displayName])}
          choose={(model) => change({ model })}
        />
        <Choice
          label={t.coverage.prompt}
          all={t.coverage.allPrompts}
          value={filter.promptId}
          options={(choices.data?.prompts ?? []).map(({ promptId, text }) => [promptId, text])}
          choose={(value) => change({ promptId: value === null ? null : Number(value) })}
        />
      </PageHeader>
      {query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : query.data ? (
        <Content data={query.data} zone={home.zone} />
      ) : (
        <LoadingState height={520} />
      )}
      {asking && <Fill missing={missing} close={() => ask(false)} />}
    </>
  )
}

function Content({ data, zone }: { data: CoverageView; zone: string }) {
  const { t } = useI18n()
  if (data.rows.length === 0) {
    return (
      <Message title={t.coverage.emptyTitle}>
        <p>{t.coverage.emptyBody}</p>
      </Message>
    )
  }
  return (
    <>
      <Figures data={data} />
      <CoverageMap data={data} />
      <GapTable data={data} zone={zone} />
    </>
  )
}

/** Rounded down: all is only said when all came. */
const shareOf = (answered: number, expected: number) =>
  expected === 0 ? 0 : Math.floor((100 * answered) / expected) / 100

function Figures({ data }: { data: CoverageView }) {
  const { t, f } = useI18n()
  const { expected, answered, expectedUsd, costUsd } = data.totals
  return (
    <section aria-label={t.coverage.figures}>
      <dl className={classes.figures}>
        <div>
          <dt>{t.coverage.answered}</dt>
          <dd>
            <strong>{f.percent(shareOf(answered, expected))}</strong> {t.coverage.ofExpected(answered, expected)}
          </dd>
        </div>
        <div>
          <dt>{t.coverage.gaps}</dt>
          <dd>
            <strong>{f.count(data.gaps.length)}</strong>
          </dd>
        </div>
        <div>
          <dt title={t.coverage.expectedLong}>{t.coverage.expected}</dt>
          <dd>
            <strong>{f.usd(expectedUsd)}</strong>
          </dd>
        </div>
        <div>
          <dt>{t.coverage.real}</dt>
          <dd>
            <strong>{f.usd(costUsd)}</strong>
          </dd>
        </div>
      </dl>
    </section>
  )
}

function Fill({ missing, close }: { missing: number; close: () => void }) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const fill = async () => {
    const { answered, asked } = await rpc.coverage.fill()
    tell(t.coverage.filled(answered, asked))
    await queries.invalidateQueries()
  }
  return (
    <ConfirmDanger title={t.coverage.fillTitle} confirm={t.coverage.fill(missing)} act={fill} close={close}>
      <p>{t.coverage.fillBody(missing)}</p>
    </ConfirmDanger>
  )
}
