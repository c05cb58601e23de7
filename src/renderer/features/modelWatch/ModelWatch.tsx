import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CheckedProvider } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { FailureMessage, LoadingState } from '../../ui/Message.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { tell } from '../../ui/toast.ts'
import type { HomePageProps } from '../shell/pages.ts'
import { Findings } from './Findings.tsx'
import { Lists } from './Lists.tsx'
import { Retiring } from './Retiring.tsx'

/** What the providers' lists of models brought, and what the user makes of it. */
export function ModelWatch({ home }: HomePageProps) {
  const { t } = useI18n()
  const query = useQuery({
    queryKey: ['modelWatch', 'state'],
    queryFn: ({ signal }) => rpc.modelWatch.state(undefined, { signal }),
  })
  const check = useCheck()
  return (
    <>
      <PageHeader
        title={t.nav.pages.modelWatch}
        actions={
          <Button size="xs" loading={check.isPending} onClick={() => check.mutate()}>
            {t.modelWatch.check}
          </Button>
        }
      />
      {query.data ? (
        <>
          <Lists lists={query.data.lists} zone={home.zone} />
          {query.data.retiring.length > 0 && <Retiring models={query.data.retiring} zone={home.zone} />}
          <Findings open={query.data.open} zone={home.zone} />
        </>
      ) : query.error ? (
        <FailureMessage failure={failureOf(query.error)} retry={() => void query.refetch()} />
      ) : (
        <LoadingState height={520} />
      )}
    </>
  )
}

/** Reads all lists now, and says what came of it. */
function useCheck() {
  const { t, f } = useI18n()
  const queries = useQueryClient()
  const reasonOf = ({ provider, error }: CheckedProvider) =>
    `${providerName(provider)} (${error ? t.errorWords[error.class] : ''})`
  return useMutation({
    mutationFn: () => rpc.modelWatch.check(),
    onSuccess: ({ providers }) => {
      const failed = providers.filter(({ error }) => error !== null)
      const found = providers.flatMap((each) => Object.values(each.found)).reduce((sum, n) => sum + n, 0)
      if (providers.length === 0) tell(t.modelWatch.noKeys)
      else if (failed.length === 0) tell(t.modelWatch.checked(found))
      else tell(t.modelWatch.checkedPartly(f.list(failed.map(reasonOf))), { tone: 'failure' })
    },
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
    onSettled: () => queries.invalidateQueries(),
  })
}
