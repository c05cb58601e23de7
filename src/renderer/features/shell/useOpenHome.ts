import { useMutation } from '@tanstack/react-query'
import { failureOf, rpc } from '../../rpc/client.ts'
import { tell } from '../../ui/toast.ts'

/** Goes to the demo, or back to the user's own data; the window follows as soon as it is open. */
export const useOpenHome = () =>
  useMutation({
    mutationFn: (kind: 'user' | 'demo') => rpc.homes.open({ kind }),
    onSuccess: () => {
      // The page and the project that were shown are of the other home.
      window.location.hash = ''
    },
    onError: (error) => tell(failureOf(error).message, { tone: 'failure' }),
  })
