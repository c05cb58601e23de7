import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AnswersFilter } from '../../../contract/index.ts'
import { rpc } from '../../rpc/client.ts'
import type { orderOf } from './filter.ts'

export interface AnswerListing {
  filter: AnswersFilter
  order: ReturnType<typeof orderOf>
}

const PAGE = 100

/** The answers of a listing, loaded as far as one scrolls. */
export function useAnswerList(listing: AnswerListing) {
  return useInfiniteQuery({
    queryKey: ['answers', listing],
    queryFn: ({ pageParam, signal }) => rpc.answers.list({ ...listing, after: pageParam, limit: PAGE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}

/** What the filters of a project's answers choose from. */
export const useAnswerChoices = (projectId: number) =>
  useQuery({
    queryKey: ['answerChoices', projectId],
    queryFn: ({ signal }) => rpc.answers.choices({ projectId }, { signal }),
  })
