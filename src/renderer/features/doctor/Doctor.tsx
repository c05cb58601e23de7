import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import type { DoctorCheck } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { findingInWords } from '../../i18n/sentences/index.ts'
import { useNavigation } from '../../routing/route.ts'
import { useFilter } from '../../routing/useFilter.ts'
import { rpc } from '../../rpc/client.ts'
import { useWatch } from '../../rpc/useWatch.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { pageOf, partsOf, remedyParts, withInstants } from './about.ts'
import classes from './Doctor.module.css'

const SHOWN = ['all', 'failed'] as const
const NETWORKS = ['online', 'offline'] as const

const doctorFilter = z.object({ show: z.enum(SHOWN).catch('all'), network: z.enum(NETWORKS).catch('online') })

/** Checks everything a run rests on, and says what to do about what is not in order. */
export function Doctor({ home }: HomePageProps) {
  const { t } = useI18n()
  const [{ show, network }, change] = useFilter(doctorFilter)
  const [round, again] = useState(1)
  const { latest, failure, ended } = useWatch(`${round} ${network}`, (signal) =>
    rpc.doctor.run({ offline: network === 'offline' }, { signal }),
  )
  const checks = latest?.checks ?? []
  const failed = checks.filter(({ ok }) => !ok)
  const verdict = !latest?.done
    ? t.doctor.running(checks.length)
    : failed.length === 0
      ? t.doctor.allWell(checks.length)
      : t.doctor.needs(failed.length, checks.length)
  return (
    <>
      <PageHeader
        title={t.nav.pages.doctor}
        actions={
          <Button size="xs" loading={!ended} onClick={() => again(round + 1)}>
            {t.doctor.run}
          </Button>
        }
      >
        <Segmented
          label={t.doctor.show}
          value={show}
          change={(value) => change({ show: value })}
          options={SHOWN.map((value) => ({ value, label: t.doctor.shown[value] }))}
        />
        <Segmented
          label={t.doctor.network}
          value={network}
          change={(value) => change({ network: value })}
          options={NETWORKS.map((value) => ({ value, label: t.doctor.networks[value] }))}
        />
        <p
          className={classes.verdict}
          role="status"
          data-tone={latest?.done ? (failed.length > 0 ? 'bad' : 'good') : 'quiet'}
        >
          {verdict}
        </p>
      </PageHeader>
      {failure ? (
        <FailureMessage failure={failure} retry={() => again(round + 1)} />
      ) : latest ? (
        <Checks checks={show === 'failed' ? failed : checks} zone={home.zone} />
      ) : (
        <LoadingState height={420} />
      )}
    </>
  )
}

function Checks({ checks, zone }: { checks: readonly DoctorCheck[]; zone: string }) {
  const { t, f, language } = useI18n()
  const { go } = useNavigation()
  const { columns: titles } = t.doctor
  const nameOf = ({ name }: DoctorCheck) => {
    const parts = partsOf(name)
    return parts ? t.doctor.kinds[parts.kind](parts.of) : ((t.doctor.names as Record<string, string>)[name] ?? name)
  }
  const stateOf = ({ ok }: DoctorCheck) => (ok ? t.doctor.ok : t.doctor.failed)
  const foundOf = ({ detail }: DoctorCheck) =>
    withInstants(findingInWords(detail, language), (instant) => f.dateTime(instant, zone))
  const remedyOf = ({ remedy }: DoctorCheck) => (remedy === null ? '' : findingInWords(remedy, language))
  const columns: Column<DoctorCheck>[] = [
    {
      ...{ key: 'state', label: titles.state, width: 106 },
      cell: (check) => <StatusPill tone={check.ok ? 'good' : 'bad'}>{stateOf(check)}</StatusPill>,
      value: stateOf,
    },
    {
      ...{ key: 'check', label: titles.check, width: 170 },
      cell: (check) => <span title={nameOf(check)}>{nameOf(check)}</span>,
      value: nameOf,
    },
    {
      ...{ key: 'found', label: titles.found, minWidth: 220 },
      cell: (check) => <span className={classes.text}>{foundOf(check)}</span>,
      value: foundOf,
    },
    {
      ...{ key: 'remedy', label: titles.remedy, minWidth: 220 },
      cell: (check) => (
        <span className={classes.text}>
          {remedyParts(remedyOf(check)).map(({ text, isCode }) => (isCode ? <code key={text}>{text}</code> : text))}
        </span>
      ),
      value: (check) => remedyOf(check).replaceAll('`', ''),
    },
    {
      ...{ key: 'do', label: '', width: 130 },
      cell: ({ ok, name }) => {
        const page = ok ? null : pageOf(name)
        return (
          page && (
            <Button variant="default" size="compact-xs" onClick={() => go(page)}>
              {t.doctor.open(t.nav.pages[page])}
            </Button>
          )
        )
      },
    },
  ]
  return (
    <DataTable
      name="doctor"
      label={t.doctor.table}
      columns={columns}
      rows={checks}
      rowKey={({ name }) => name}
      rowHeight={48}
      grows
      empty={t.doctor.empty}
    />
  )
}
