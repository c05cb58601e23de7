import type { AnswerChoices, CitedDomain, CitedDomains } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { brandColour } from '../../ui/colours.ts'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { citing } from './citing.ts'
import type { SourcesView } from './filter.ts'
import classes from './Sources.module.css'

interface DomainTableProps {
  data: CitedDomains
  brands: AnswerChoices['brands']
  view: SourcesView
  chosen: string | null
  choose: (domain: string | null) => void
}

/** Every cited domain; its number of answers opens them. */
export function DomainTable({ data, brands, view, chosen, choose }: DomainTableProps) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  const nameOf = ({ domain }: CitedDomain) => domain ?? t.sources.unknown
  const brandAt = ({ brandId }: CitedDomain) => brands.findIndex((brand) => brand.brandId === brandId)
  const whose = (row: CitedDomain) => brands[brandAt(row)]?.name ?? t.sources.kinds[row.kind]
  const columns: Column<CitedDomain>[] = [
    {
      ...{ key: 'domain', label: t.sources.domain, minWidth: 180 },
      cell: (row) => <span title={nameOf(row)}>{nameOf(row)}</span>,
      value: nameOf,
    },
    {
      ...{ key: 'whose', label: t.sources.whose, width: 150 },
      cell: (row) => (
        <span title={whose(row)}>
          <span
            className={classes.dot}
            data-kind={row.kind}
            style={row.brandId === null ? undefined : { background: brandColour(brandAt(row)) }}
            aria-hidden="true"
          />
          {whose(row)}
        </span>
      ),
      value: whose,
    },
    {
      ...{ key: 'answers', label: t.sources.answers, align: 'end', width: 96 },
      explanation: t.sources.answersLong,
      cell: (row) =>
        row.domain === null ? (
          f.count(row.answers)
        ) : (
          <a
            className={classes.link}
            href={href('answers', citing(data, view, row.domain))}
            title={t.answers.panel.citing(row.domain)}
          >
            {f.count(row.answers)}
          </a>
        ),
      value: ({ answers }) => answers,
    },
    {
      ...{ key: 'citations', label: t.sources.cited, align: 'end', width: 92 },
      explanation: t.sources.citedLong,
      cell: ({ citations }) => f.count(citations),
      value: ({ citations }) => citations,
    },
    {
      ...{ key: 'share', label: t.sources.share, align: 'end', width: 80 },
      cell: ({ share }) => f.percent(share),
      value: ({ share }) => share,
    },
  ]
  return (
    <DataTable
      name="sources"
      label={t.sources.table}
      columns={columns}
      rows={data.domains}
      rowKey={({ domain }) => domain ?? ''}
      chosen={chosen ?? ''}
      choose={({ domain }) => choose(domain)}
      empty={t.sources.emptyTitle}
      maxHeight="var(--sources-height)"
    />
  )
}
