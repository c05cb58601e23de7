import type { RetiringModel } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { providerColour } from '../../ui/colours.ts'
import { Panel } from '../../ui/Panel.tsx'
import { StatusPill } from '../../ui/StatusPill.tsx'
import classes from './ModelWatch.module.css'

/** The models that projects ask and that may not answer them for long, each with the way to those projects. */
export function Retiring({ models, zone }: { models: readonly RetiringModel[]; zone: string }) {
  const { t, f } = useI18n()
  const { href } = useNavigation()
  const texts = t.modelWatch
  return (
    <Panel title={texts.retiring} subtitle={texts.retiringHint}>
      <ul className={classes.rows}>
        {models.map(({ modelId, provider, model, reason, since, projects }) => (
          <li key={modelId} className={classes.row}>
            <span className={classes.model} title={`${provider}:${model}`}>
              <span className={classes.dot} style={{ background: providerColour(provider) }} aria-hidden="true" />
              {provider}:{model}
            </span>
            <StatusPill tone={reason === 'unlisted' ? 'quiet' : 'warn'}>{texts.reasons[reason]}</StatusPill>
            <span className={classes.why}>
              {since !== null && `${texts.since(f.dateTime(since, zone))}. `}
              {texts.reasonsLong[reason]}
            </span>
            <span className={classes.projects}>
              {projects.map(({ projectId, name }) => (
                <a key={projectId} href={href('projects', { project: projectId })} title={texts.openProject(name)}>
                  {name}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
