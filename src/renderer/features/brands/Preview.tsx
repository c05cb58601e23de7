import type { BrandChange, BrandPreview } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { rpc } from '../../rpc/client.ts'
import { useWatch } from '../../rpc/useWatch.ts'
import classes from './Brands.module.css'

const STATES = ['named', 'linked_only', 'absent_statement', 'refused', 'absent'] as const

/** What a change would do to past answers, shown while they are looked through. */
export function Preview({ change }: { change: BrandChange }) {
  const { t, f } = useI18n()
  const { latest, failure } = useWatch(JSON.stringify(change), (signal) => rpc.brands.preview(change, { signal }))
  return (
    <section className={classes.preview} aria-label={t.brands.preview.title}>
      <h3 className={classes.heading}>{t.brands.preview.title}</h3>
      {failure ? (
        <p role="status">{[failure.message, ...failure.details].join(' ')}</p>
      ) : latest ? (
        <>
          <p role="status" aria-busy={!latest.done}>
            {latest.done
              ? t.brands.preview.done(latest.total, latest.candidates, latest.changed)
              : t.brands.preview.looking(f.count(latest.looked), f.count(latest.total), latest.changed)}
          </p>
          {latest.candidates > 0 && <States preview={latest} />}
          <Samples samples={latest.samples} />
        </>
      ) : (
        <p role="status">{t.brands.preview.begins}</p>
      )}
    </section>
  )
}

/** In how many of those answers the brand is what, before and after. */
function States({ preview }: { preview: BrandPreview }) {
  const { t, f } = useI18n()
  const { before, after } = preview
  const shown = STATES.filter((state) => before[state] || after[state])
  return (
    <table className={classes.states}>
      <thead>
        <tr>
          <th scope="col">{t.brands.preview.state}</th>
          <th scope="col">{t.brands.preview.before}</th>
          <th scope="col">{t.brands.preview.after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((state) => (
          <tr key={state}>
            <th scope="row">{t.brands.states[state]}</th>
            <td>{f.count(before[state] ?? 0)}</td>
            <td>{f.count(after[state] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A few of the answers that change, each with the stretch that names the brand. */
function Samples({ samples }: Pick<BrandPreview, 'samples'>) {
  const { t } = useI18n()
  const { href } = useNavigation()
  const word = (state: BrandPreview['samples'][number]['before']) =>
    state === null ? t.brands.states.untracked : t.brands.states[state]
  return (
    <ul className={classes.samples}>
      {samples.map(({ answerId, prompt, before, after, excerpt, namings }) => (
        <li key={answerId}>
          <p className={classes.sampleHead}>
            <a href={href('answers', { answer: answerId })} dir="auto">
              {prompt}
            </a>
            <span>{t.brands.preview.became(word(before), word(after))}</span>
          </p>
          <p className={classes.excerpt} dir="auto">
            <Marked text={excerpt} spans={namings} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Marked({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }) {
  const ends = [0, ...spans.map(({ end }) => end)]
  return (
    <>
      {spans.map(({ start, end }, at) => (
        <span key={start}>
          {text.slice(ends[at], start)}
          <mark className={classes.mark}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
