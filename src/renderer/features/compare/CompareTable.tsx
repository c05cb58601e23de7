import type { ComparedBrand, Comparison } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { brandColour } from '../../ui/colours.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { DataTable } from '../../ui/table/DataTable.tsx'
import classes from './Compare.module.css'
import type { CompareView } from './Compare.tsx'
import { behindCell, isRatio, writerOf } from './metric.ts'

interface CompareTableProps {
  data: Comparison
  view: CompareView
}

type Row = Comparison['brands'][number] & { at: number }

/** A brand a row, a model a column: each value with its interval and what it rests on, open to its answers. */
export function CompareTable({ data, view }: CompareTableProps) {
  const { t, f } = useI18n()
  const { metric } = view
  const column = (
    key: string,
    label: string,
    model: string | null,
    compared: readonly ComparedBrand[],
  ): Column<Row> => ({
    ...{ key, label, align: 'end', minWidth: 150 },
    cell: ({ at }) => {
      const brand = compared[at]
      return brand && <Cell data={data} view={view} model={model} brand={brand} colour={brandColour(at)} />
    },
    value: ({ at }) => compared[at]?.figures[metric].value ?? null,
  })
  const columns: Column<Row>[] = [
    {
      ...{ key: 'brand', label: t.answers.panel.brand, minWidth: 140 },
      cell: ({ name, isOwn, at }) => (
        <span className={isOwn ? classes.own : undefined} title={name}>
          <span className={classes.dot} style={{ background: brandColour(at) }} aria-hidden="true" />
          {name}
        </span>
      ),
      value: ({ name }) => name,
    },
    column('overall', t.overview.allModels, null, data.overall),
    ...data.models.map(({ ref, displayName, brands }) => column(ref, displayName, ref, brands)),
  ]
  return (
    <DataTable
      name="compare"
      label={t.compare.table(t.compare.metrics[metric], f.day(data.from), f.day(data.to))}
      columns={columns}
      rows={data.brands.map((brand, at) => ({ ...brand, at }))}
      rowKey={({ brandId }) => brandId}
      rowHeight={48}
      filters={<p className={classes.definition}>{t.compare.definitions[metric]}</p>}
      empty={t.overview.emptyTitle}
      maxHeight="420px"
    />
  )
}

interface CellProps extends CompareTableProps {
  model: string | null
  brand: ComparedBrand
  colour: string
}

function Cell({ data, view, model, brand, colour }: CellProps) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  const { metric, search } = view
  const { value, low, high, n } = brand.figures[metric]
  const write = writerOf(metric, f)
  if (value === null) return <span title={t.kpi.noValue}>–</span>
  return (
    <a
      className={classes.cell}
      href={href('answers', behindCell(metric, data, { brandId: brand.brandId, model, search }))}
    >
      <span className={classes.value}>
        {isRatio(metric) && <IntervalBar value={value} low={low} high={high} colour={colour} />}
        {write(value)}
      </span>
      <span className={classes.note}>
        {low !== null &&
          high !== null &&
          `${isRatio(metric) ? f.percentRange(low, high) : t.kpi.range(write(low), write(high))} · `}
        {t.kpi.n(n)}
      </span>
    </a>
  )
}
