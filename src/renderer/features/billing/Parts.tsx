import type { BilledRow } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Billing.module.css'
import { signedUsd } from './money.ts'

type Part = BilledRow['parts'][number]

interface PartsProps {
  parts: readonly Part[]
  /** In one line, as a row of a table has. */
  line?: boolean
}

/** The parts of a gap with their causes, the largest first; what no pattern explains stands out. */
export function Parts({ parts, line = false }: PartsProps) {
  const { t, f } = useI18n()
  const ordered = parts.toSorted((a, b) => Math.abs(Number(b.amountUsd)) - Math.abs(Number(a.amountUsd)))
  return (
    <ul className={classes.parts} data-line={line}>
      {ordered.map(({ cause, amountUsd }) => (
        <li key={cause} className={classes.part} data-cause={cause} title={t.billing.causesLong[cause]}>
          {t.billing.causes[cause]} <strong>{signedUsd(amountUsd, f)}</strong>
        </li>
      ))}
    </ul>
  )
}
