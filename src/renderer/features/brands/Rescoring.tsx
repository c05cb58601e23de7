import { Button, Progress } from '@mantine/core'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Brands.module.css'

interface RescoringProps {
  staleDays: number
  rescoring: { done: number; total: number } | null
  /** Goes on where it was left. */
  resume: () => void
}

/** How far past answers are measured by the brands of now; nothing when all are. */
export function Rescoring({ staleDays, rescoring, resume }: RescoringProps) {
  const { t } = useI18n()
  if (rescoring) {
    const { done, total } = rescoring
    const text = t.brands.rescoring(done, total)
    return (
      <div className={classes.rescoring}>
        <span>{text}</span>
        <Progress className={classes.progress} value={total === 0 ? 100 : (100 * done) / total} aria-label={text} />
      </div>
    )
  }
  if (staleDays === 0) return null
  return (
    <div className={classes.rescoring}>
      <span>{t.brands.stale(staleDays)}</span>
      <Button variant="default" size="compact-xs" onClick={resume}>
        {t.brands.rescore}
      </Button>
    </div>
  )
}
