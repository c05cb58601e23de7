import type { CitedDomains } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import classes from './Sources.module.css'

const KINDS = ['own', 'competitor', 'other'] as const

/** All citations by whose sites they are on. */
export function KindBar({ data }: { data: CitedDomains }) {
  const { t, f } = useI18n()
  const shareOf = (kind: (typeof KINDS)[number]) => data.byKind[kind] / data.citations
  return (
    <section className={classes.kinds} aria-label={t.sources.byKind}>
      <dl className={classes.legend}>
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>
              <span className={classes.dot} data-kind={kind} aria-hidden="true" />
              {t.sources.kinds[kind]}
            </dt>
            <dd>
              <strong>{f.percent(shareOf(kind))}</strong> {t.sources.citations(data.byKind[kind])}
            </dd>
          </div>
        ))}
        <div className={classes.rests}>
          <dt>{t.explain.rests}</dt>
          <dd>{t.sources.rests(data.answers, data.searched)}</dd>
        </div>
      </dl>
      <div className={classes.bar} aria-hidden="true">
        {KINDS.map((kind) => (
          <span key={kind} data-kind={kind} style={{ width: `${100 * shareOf(kind)}%` }} />
        ))}
      </div>
    </section>
  )
}
