import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Connection, NewProject, ProjectSummary } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { useNavigation } from '../../routing/route.ts'
import { rpc } from '../../rpc/client.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useForm } from '../../ui/useForm.ts'
import { useModels } from '../projects/SettingsFields.tsx'
import { QuoteDialog } from '../runs/QuoteDialog.tsx'
import { defaultModels } from './defaultModels.ts'
import {
  competitorsOf,
  competitorsWith,
  EMPTY_PROJECT,
  type NewProjectValues,
  newProjectMistakes,
  newProjectOf,
  takenWith,
} from './newProject.ts'
import { BrandStep, ModelsStep, QuestionsStep } from './Steps.tsx'
import { type ModelSuggestions, SuggestByModel } from './SuggestByModel.tsx'
import classes from './Welcome.module.css'

interface NewProjectFormProps {
  connections: readonly Connection[]
  /** To the step before this form; null when there is none. */
  back: (() => void) | null
}

const STEPS = ['brand', 'questions', 'models'] as const

/** Fields that must be right before the step is left. */
const FIELDS: Record<(typeof STEPS)[number], readonly (keyof NewProjectValues)[]> = {
  brand: ['brand', 'domains', 'industry', 'country'],
  questions: ['competitors', 'own'],
  models: ['models', 'name', 'samples', 'maxOutputTokens'],
}

export function NewProjectForm({ connections, back }: NewProjectFormProps) {
  const { t, language } = useI18n()
  const { go } = useNavigation()
  const queries = useQueryClient()
  const [at, setAt] = useState(0)
  const [tried, setTried] = useState(false)
  const [created, setCreated] = useState<ProjectSummary | null>(null)
  const step = STEPS[at]!
  const form = useForm<NewProjectValues>({
    initial: { ...EMPTY_PROJECT, language },
    check: (values) => newProjectMistakes(values, t),
    submit: async (values) => {
      const { projectId } = await rpc.projects.create(newProjectOf(values, suggested))
      const listed = await rpc.projects.list()
      setCreated(listed.find((project) => project.projectId === projectId) ?? null)
    },
  })
  const { values, set } = form
  const wish = {
    language: values.language,
    industry: values.industry,
    brand: values.brand.trim(),
    competitors: competitorsOf(values).map(({ name }) => name),
  }
  const suggestions = useQuery({
    queryKey: ['suggestions', wish],
    queryFn: ({ signal }) => rpc.projects.suggestPrompts(wish, { signal }),
    enabled: step === 'questions',
    placeholderData: (before) => before,
  })
  const [byModel, setByModel] = useState<NewProject['prompts']>([])
  const suggested = [
    ...byModel,
    ...(suggestions.data ?? []).filter(({ text }) => byModel.every((one) => one.text !== text)),
  ]
  const takeFromModel = ({ source, questions, competitors }: ModelSuggestions) => {
    if (source !== 'model') return
    setByModel(questions)
    set('taken', takenWith(values.taken, suggestions.data ?? [], questions))
    set('competitors', competitorsWith(values, competitors))
  }
  const models = useModels().data
  const offered = useRef(false)
  // Offered once: a key that is set meanwhile must not undo a choice.
  useEffect(() => {
    if (offered.current || !models) return
    offered.current = true
    set('models', defaultModels(models, connections))
  }, [models, connections, set])

  const mistakes = newProjectMistakes(values, t)
  const stepIsRight = FIELDS[step].every((field) => mistakes[field] === undefined)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(!stepIsRight)
    if (!stepIsRight) return
    if (step === 'models') form.onSubmit(event)
    else setAt(at + 1)
  }
  const leave = (projectId: number) => {
    void queries.invalidateQueries()
    go('overview', { project: projectId })
  }
  /** What is wrong, once the user tried to go on. */
  const mistake = (field: keyof NewProjectValues) => (tried ? mistakes[field] : form.mistake(field))
  const goBack = at > 0 ? () => setAt(at - 1) : back

  return (
    <div className={classes.form}>
      <Panel title={t.welcome.steps[step]} subtitle={t.welcome.step(at + 1, STEPS.length)}>
        <form className={classes.fields} onSubmit={onSubmit} noValidate>
          {step === 'brand' && <BrandStep form={form} mistake={mistake} />}
          {step === 'questions' && (
            <QuestionsStep
              form={form}
              mistake={mistake}
              suggestions={suggested}
              offer={<SuggestByModel brief={{ ...wish, country: values.country || null }} take={takeFromModel} />}
            />
          )}
          {step === 'models' && <ModelsStep form={form} mistake={mistake} connections={connections} />}
          {form.failure && (
            <Notice title={t.failure.titles[form.failure.code]}>
              {[form.failure.message, ...form.failure.details].join(' ')}
            </Notice>
          )}
          <div className={classes.actions}>
            {goBack && (
              <Button variant="default" size="xs" onClick={goBack}>
                {t.welcome.back}
              </Button>
            )}
            <Button type="submit" size="xs" loading={form.sending}>
              {step === 'models' ? t.welcome.models.create : t.welcome.next}
            </Button>
          </div>
        </form>
      </Panel>
      {created && (
        <QuoteDialog
          project={created}
          close={() => leave(created.projectId)}
          started={() => leave(created.projectId)}
        />
      )}
    </div>
  )
}
