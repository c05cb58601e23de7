import { Button, Menu } from '@mantine/core'
import type { Schedule } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { useAct } from '../../ui/useAct.ts'

const HOUR_MS = 3_600_000
const PAUSES = { hour: HOUR_MS, day: 24 * HOUR_MS, open: null } as const

/** Lets the whole schedule rest, and go on. */
export function ScheduleControl({ schedule }: { schedule: Schedule }) {
  const { t } = useI18n()
  const act = useAct()
  const texts = t.jobs.schedule
  if (schedule.state === 'none') return null
  if (schedule.state === 'paused') {
    return (
      <Button size="xs" onClick={() => void act(() => rpc.jobs.resume(), texts.resumed)}>
        {texts.resume}
      </Button>
    )
  }
  const pause = (forMs: number | null) =>
    act(
      () => rpc.jobs.pause({ until: forMs === null ? null : Date.now() + forMs }),
      texts.paused,
      () => rpc.jobs.resume(),
    )
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs">
          {texts.pause}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['hour', 'day', 'open'] as const).map((length) => (
          <Menu.Item key={length} onClick={() => void pause(PAUSES[length])}>
            {texts.for[length]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
