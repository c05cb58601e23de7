import { useDocumentVisibility } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type Failure, failureOf } from './client.ts'

export interface Watched<T> {
  /** The latest state, null before the first. */
  latest: T | null
  failure: Failure | null
  ended: boolean
}

const nothing = { latest: null, failure: null, ended: false }

/**
 * Follows a subscription of whole states while `key` stays the same; a null key follows nothing. While nobody can see
 * the page it rests: a browser keeps six connections to a host, and tabs in the background would use them up.
 * @param open begins the subscription; it is called again only for another key
 */
export function useWatch<T>(
  key: string | number | null,
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
): Watched<T> {
  const [watched, setWatched] = useState<Watched<T> & { key: typeof key }>({ ...nothing, key })
  const resting = useDocumentVisibility() === 'hidden' || (watched.key === key && watched.ended)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` is a new function at every render and the same for one key
  useEffect(() => {
    if (key === null || resting) return
    const abort = new AbortController()
    const follow = async () => {
      try {
        for await (const latest of await open(abort.signal)) setWatched({ key, latest, failure: null, ended: false })
        if (!abort.signal.aborted) setWatched((before) => ({ ...before, ended: true }))
      } catch (error) {
        if (!abort.signal.aborted) setWatched((before) => ({ ...before, key, failure: failureOf(error), ended: true }))
      }
    }
    void follow()
    return () => abort.abort()
  }, [key, resting])

  return watched.key === key ? watched : nothing
}
