import type { CoverageView } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Coverage.module.css'
import { daysFrom, type Square, squaresOf } from './map.ts'

const STATES = ['full', 'some', 'none', 'off'] as const

/** What came of each day, a row for each model or prompt. */
export function CoverageMap({ data }: { data: CoverageView }) {
  const { t, f } = useI18n()
  const days = daysFrom(data.from, data.to)
  const rows = squaresOf(data, days)
  const told = ({ day, answered, expected }: Square) =>
    expected === 0 ? t.coverage.nothing(f.day(day)) : t.coverage.cell(f.day(day), answered, expected)
  // A day a week is named, and the last.
  const isNamed = (index: number) => (days.length - 1 - index) % 7 === 0
  const span = `${f.day(data.from)} – ${f.day(data.to)}`
  return (
    <section className={classes.map} aria-label={t.coverage.map(span)}>
      <ul className={classes.legend} aria-hidden="true">
        {STATES.map((state) => (
          <li key={state}>
            <span className={classes.square} data-state={state} />
            {t.coverage.legend[state]}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={classes.scroll} aria-label={t.coverage.by} tabIndex={0}>
        <table className={classes.grid} data-dense={days.length > 31}>
          <thead>
            <tr>
              <th scope="col">{t.coverage.row}</th>
              {days.map((day, index) => (
                <th key={day} scope="col" title={f.dayLong(day)}>
                  {isNamed(index) ? (
                    <span className={classes.dayName}>{f.day(day)}</span>
                  ) : (
                    <span className={classes.unseen}>{f.day(day)}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, squares }) => (
              <tr key={key}>
                <th scope="row" title={name} dir="auto">
                  {name}
                </th>
                {squares.map((square) => (
                  <td key={square.day} title={told(square)}>
                    <span className={classes.square} data-state={square.state}>
                      <span className={classes.unseen}>{told(square)}</span>
                      {square.state === 'some' && days.length <= 31 && (
                        <span aria-hidden="true">{f.count(square.expected - square.answered)}</span>
                      )}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
