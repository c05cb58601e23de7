import type { Overview } from '../../contract/index.ts'
import type { Messages } from '../i18n/en.ts'
import type { Ink } from './EChart.tsx'

/** A change of the instrument on a day of a chart. */
export interface ChartMark {
  day: string
  /** A word or two, at the mark. */
  label: string
  /** A sentence, for the tooltip and for those who do not see the chart. */
  text: string
}

type Changes = Pick<Overview, 'servedModelChanges' | 'rescoredOn'>

/** The changes that a chart over time marks: other versions that answer, and history measured anew. Pure. */
export const marksOf = ({ servedModelChanges, rescoredOn }: Changes, t: Messages): ChartMark[] => [
  ...servedModelChanges.map(({ day, model, from, to }) => ({
    ...{ day, label: t.chart.served(to), text: t.changed.served(model, from, to) },
  })),
  ...rescoredOn.map((day) => ({ day, label: t.chart.rescored, text: t.changed.rescored })),
]

interface MarkStyle {
  /** Names at most this many pixels wide; the rest is cut. */
  width: number
  /** Says of several on one day only how many they are. */
  counted: ((n: number) => string) | null
}

/** Vertical lines at the days of marks, each named at its upper end, as a series without points. Pure. */
export function marksSeries(marks: readonly ChartMark[], days: readonly string[], style: MarkStyle, ink: Ink) {
  const shown = marks.filter(({ day }) => days.includes(day))
  const nameOf = (sameDay: readonly ChartMark[]) =>
    style.counted && sameDay.length > 1 ? style.counted(sameDay.length) : sameDay.map(({ label }) => label).join('\n')
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: {
      symbol: 'none',
      animation: false,
      lineStyle: { color: ink('--muted'), type: [2, 3], opacity: 0.8 },
      label: {
        ...{ color: ink('--muted'), fontSize: 11, position: 'end', distance: 4 },
        ...{ width: style.width, overflow: 'truncate' },
      },
      data: [...Map.groupBy(shown, ({ day }) => day)].map(([day, sameDay]) => ({
        xAxis: day,
        label: {
          formatter: nameOf(sameDay),
          // Towards the middle, where there is room.
          align: days.indexOf(day) > days.length / 2 ? 'right' : 'left',
        },
      })),
    },
  } as const
}
