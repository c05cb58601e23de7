import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AppState } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { onCoreGone, rpc } from '../../rpc/client.ts'
import { useWatch } from '../../rpc/useWatch.ts'
import { FailureMessage } from '../../ui/Message.tsx'
import { CoreGone, Starting, StartingFailed } from './Starting.tsx'
import { Workspace } from './Workspace.tsx'

const opening: AppState = { phase: 'opening' }
const reload = () => window.location.reload()

/** The window as a whole: on the way to a home, in it, or without a core. */
export function App() {
  const [gone, setGone] = useState(false)
  useEffect(() => onCoreGone(() => setGone(true)), [])
  const { latest, failure } = useWatch('app', (signal) => rpc.app.watch(undefined, { signal }))
  const { language } = useI18n()
  const state = latest ?? opening

  // Menus and notifications speak as the page does. Where nobody hears it, nothing is lost.
  useEffect(() => {
    rpc.app.speak({ language }).catch(() => undefined)
  }, [language])

  // Another home, or the same one with another past: nothing that was read before is true any more.
  const queries = useQueryClient()
  useEffect(() => {
    if (state.phase !== 'ready') queries.clear()
  }, [state.phase, queries])

  if (gone) return <CoreGone restart={reload} />
  if (failure) return <FailureMessage failure={failure} retry={reload} />
  if (state.phase === 'failed') return <StartingFailed state={state} retry={reload} />
  if (state.phase !== 'ready') return <Starting state={state} />
  return <Workspace key={`${language} ${state.home.kind}`} home={state.home} notices={state.notices} />
}
