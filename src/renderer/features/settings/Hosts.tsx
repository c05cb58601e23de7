import { useQuery } from '@tanstack/react-query'
import type { Connection } from '../../../contract/index.ts'
import { useI18n } from '../../i18n/index.tsx'
import { rpc } from '../../rpc/client.ts'
import { providerName } from '../../ui/colours.ts'
import { Panel } from '../../ui/Panel.tsx'
import { isHere } from './endpoint.ts'
import classes from './Settings.module.css'

/** Every host that the program talks to, and for what. */
export function Hosts({ connections }: { connections: readonly Connection[] }) {
  const { t, f } = useI18n()
  const { hosts: words } = t.settingsPage
  const delivery = useQuery({
    queryKey: ['alerts', 'delivery'],
    queryFn: ({ signal }) => rpc.alerts.delivery(undefined, { signal }),
  })
  const webhook = delivery.data?.webhook
  const byHost = Map.groupBy(connections, ({ baseUrl }) => new URL(baseUrl).host)
  return (
    <Panel title={words.title}>
      <p className={classes.body}>{connections.length === 0 ? words.none : words.body}</p>
      <ul className={classes.backups}>
        {[...byHost].map(([host, those]) => {
          const names = f.list(those.map(({ provider }) => providerName(provider)))
          const used = those.some(({ key, kind }) => key.source !== 'none' || kind === 'compatible')
          return (
            <li key={host} className={classes.line}>
              <code className={classes.path}>{host}</code>
              <span className={classes.source}>
                {isHere(new URL(those[0]!.baseUrl).hostname) && `${words.here}, `}
                {used ? words.used(names) : words.unused(names)}
              </span>
            </li>
          )
        })}
        {webhook && (
          <li className={classes.line}>
            <code className={classes.path}>{webhook.host}</code>
            <span className={classes.source}>{words.alerts}</span>
          </li>
        )}
      </ul>
    </Panel>
  )
}
