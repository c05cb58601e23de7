import type { BrandReport, Report } from '../../core/visibility/index.ts'
import { counted, decimal, percent, percentRange, signed } from './figures.ts'
import { type Column, table } from './table.ts'

const COLUMNS: readonly Column[] = [
  { title: 'Brand' },
  { title: 'Visibility', right: true },
  { title: '95 % interval', right: true },
  { title: 'Named in', right: true },
  { title: 'Share of voice', right: true },
  { title: 'Position', right: true },
  { title: 'Sentiment', right: true },
  { title: 'Citation rate', right: true },
]

const row = ({ brand, isOwn, visibility, shareOfVoice, averagePosition, netSentiment, citationRate }: BrandReport) => [
  isOwn ? `${brand} *` : brand,
  percent(visibility.value),
  percentRange(visibility.low, visibility.high),
  `${visibility.named} of ${visibility.valid}`,
  percent(shareOfVoice),
  decimal(averagePosition.value, 1),
  signed(netSentiment.value),
  percent(citationRate),
]

/** Prints a report for a person: all models together, then the brands' visibility by model. */
export function printReport(report: Report): void {
  const { project, from, to, brands, byModel, missingModels, excluded } = report
  const parts = [`${project}, ${from} to ${to}`, '', table(COLUMNS, brands.map(row)), '* own brand']
  if (byModel.length > 0) parts.push('', table(modelColumns(brands), byModel.map(modelRow(brands))))
  const left = [
    counted(excluded.errors, 'failed call'),
    counted(excluded.truncated, 'truncated answer'),
    counted(excluded.filtered, 'filtered answer'),
  ]
  parts.push('', `Not counted: ${left.join(', ')}.`)
  if (missingModels.length > 0) parts.push(`No valid answer in this time from ${missingModels.join(', ')}.`)
  process.stdout.write(`${parts.join('\n')}\n`)
}

const modelColumns = (brands: readonly BrandReport[]): Column[] => [
  { title: 'Visibility by model' },
  { title: 'Answers', right: true },
  ...brands.map(({ brand }) => ({ title: brand, right: true })),
]

const modelRow =
  (all: readonly BrandReport[]) =>
  ({ model, brands }: Report['byModel'][number]) => [
    model,
    String(brands[0]?.visibility.valid ?? 0),
    ...all.map(({ brand }) => percent(brands.find((each) => each.brand === brand)?.visibility.value ?? null)),
  ]
