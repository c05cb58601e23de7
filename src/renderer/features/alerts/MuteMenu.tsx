import { Button, Menu } from '@mantine/core'
import type { ListedAlert } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useAct } from '../../ui/useAct.ts'
import { kindOf } from './words.ts'

const DAY_MS = 86_400_000
/** How long a mute lasts; null for good. */
const SPANS = { day: DAY_MS, week: 7 * DAY_MS, ever: null } as const
type Span = keyof typeof SPANS

/** Mutes what an alert is about for a while or for good, or tells it again. */
export function MuteMenu({ alert }: { alert: ListedAlert }) {
  const { t } = useI18n()
  const act = useAct()
  const words = t.alerts
  const { alertId, muted } = alert
  const unmute = () => rpc.alerts.unmute({ alertId })
  const mute = (until: number | null) => rpc.alerts.mute({ alertId, until })
  if (muted) {
    return (
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => void act(unmute, words.nowUnmuted, () => mute(muted.until))}
      >
        {words.unmute}
      </Button>
    )
  }
  const muteFor = (span: Span) => {
    const ms = SPANS[span]
    void act(() => mute(ms === null ? null : Date.now() + ms), words.nowMuted, unmute)
  }
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={words.muteOf(words.titles[kindOf(alert, t) ?? 'other'])}
        >
          {words.mute}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(SPANS) as Span[]).map((span) => (
          <Menu.Item key={span} onClick={() => muteFor(span)}>
            {words.muteFor[span]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
