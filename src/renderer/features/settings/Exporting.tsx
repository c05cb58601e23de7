import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { EXPORT_KINDS } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { failureOf, rpc } from '../../rpc/client.ts'
import { tell } from '../../ui/toast.ts'
import classes from './Settings.module.css'

const FORMATS = ['csv', 'jsonl'] as const
const MEGABYTE = 1024 * 1024

/** Writes everything of a kind to a file, however much there is, and shows how far it is. */
export function Exporting() {
  const { t, f } = useI18n()
  const { exporting: words } = t.settingsPage
  const [kind, setKind] = useState<(typeof EXPORT_KINDS)[number]>('answers')
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('csv')
  const [bytes, setBytes] = useState<number | null>(null)
  const going = useRef<AbortController | null>(null)
  useEffect(() => () => going.current?.abort(), [])

  const start = async () => {
    const controller = new AbortController()
    const { signal } = controller
    going.current = controller
    setBytes(0)
    try {
      const all = { projectId: null, from: null, to: null }
      for await (const state of await rpc.homes.export({ kind, format, ...all }, { signal })) {
        setBytes(state.bytes)
        if (state.path !== null) tell(words.done(state.path, f.decimal(state.bytes / MEGABYTE, 1)))
      }
    } catch (error) {
      if (!signal.aborted) tell(failureOf(error).message, { tone: 'failure' })
    } finally {
      setBytes(null)
    }
  }

  return (
    <>
      <h3 className={classes.subheading}>{words.title}</h3>
      <div className={classes.exporting}>
        <NativeSelect
          size="xs"
          aria-label={words.kind}
          value={kind}
          data={EXPORT_KINDS.map((each) => ({ value: each, label: words.kinds[each] }))}
          onChange={({ currentTarget }) => setKind(currentTarget.value as typeof kind)}
        />
        <NativeSelect
          size="xs"
          aria-label={words.format}
          value={format}
          data={FORMATS.map((each) => ({ value: each, label: words.formats[each] }))}
          onChange={({ currentTarget }) => setFormat(currentTarget.value as typeof format)}
        />
        {bytes === null ? (
          <Button variant="default" size="compact-xs" onClick={() => void start()}>
            {words.start}
          </Button>
        ) : (
          <>
            <span role="status">{words.going(f.decimal(bytes / MEGABYTE, 1))}</span>
            <Button variant="default" size="compact-xs" onClick={() => going.current?.abort()}>
              {words.cancel}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
