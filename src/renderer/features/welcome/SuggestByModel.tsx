import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './Welcome.module.css'

type Brief = Parameters<typeof rpc.projects.suggestionOffer>[0]
export type ModelSuggestions = Awaited<ReturnType<typeof rpc.projects.suggestByModel>>

interface SuggestByModelProps {
  brief: Brief
  /** Takes what came; templates stay where nothing usable did. */
  take: (suggestions: ModelSuggestions) => void
}

/** Offers to ask a model for questions and competitors, with the most that would cost; absent when no provider has a key. */
export function SuggestByModel({ brief, take }: SuggestByModelProps) {
  const { t, f } = useI18n()
  const { byModel } = t.welcome
  const offer = useQuery({
    queryKey: ['suggestionOffer', brief],
    queryFn: ({ signal }) => rpc.projects.suggestionOffer(brief, { signal }),
    enabled: brief.brand !== '' && brief.industry !== '',
    placeholderData: (before) => before,
  })
  const asking = useMutation({
    mutationFn: (ref: string) => rpc.projects.suggestByModel({ ...brief, ref }),
    onSuccess: take,
  })
  const offered = offer.data
  if (!offered) return null
  const { displayName, atMostUsd, ref } = offered
  const answer = asking.data
  return (
    <div className={classes.byModel}>
      <Button variant="default" size="xs" loading={asking.isPending} onClick={() => asking.mutate(ref)}>
        {byModel.ask(displayName, f.usdFine(atMostUsd))}
      </Button>
      {answer?.source === 'model' && (
        <p className={classes.body} role="status">
          {byModel.got(answer.questions.length, answer.competitors.length)}{' '}
          {answer.costUsd === null ? byModel.costUnknown : byModel.cost(f.usdFine(answer.costUsd))}
        </p>
      )}
      {answer?.problem && (
        <Notice>
          {byModel.unusable(displayName)}{' '}
          {answer.costUsd === null ? byModel.costUnknown : byModel.cost(f.usdFine(answer.costUsd))}
        </Notice>
      )}
      {asking.error && (
        <Notice title={t.failure.titles[failureOf(asking.error).code]}>{failureOf(asking.error).message}</Notice>
      )}
    </div>
  )
}
