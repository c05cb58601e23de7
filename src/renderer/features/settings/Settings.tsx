import { useI18n } from '../../i18n/index.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { BillKeys } from '../billing/BillKeys.tsx'
import { Preferences } from '../shell/Preferences.tsx'
import type { HomePageProps } from '../shell/pages.ts'
import { ConnectionList } from './ConnectionList.tsx'
import { Data } from './Data.tsx'
import { Endpoints } from './Endpoints.tsx'
import { Hosts } from './Hosts.tsx'
import { LocalApi } from './LocalApi.tsx'
import classes from './Settings.module.css'
import { useConnections } from './useConnections.ts'

/** Keys, endpoints, how the window looks and speaks, where the data is, and what leaves the machine. */
export function Settings({ home }: HomePageProps) {
  const { t } = useI18n()
  const { connections, appearance } = t.settingsPage
  const list = useConnections().data?.connections ?? []
  return (
    <>
      <PageHeader title={t.nav.pages.settings} />
      <div className={classes.page}>
        <div className={classes.column}>
          <Panel title={connections.title}>
            <p className={classes.body}>{home.kind === 'demo' ? connections.demo : connections.body}</p>
            <ConnectionList />
          </Panel>
          {home.kind === 'user' && <Endpoints connections={list} />}
          <LocalApi home={home} />
          {home.kind === 'user' && <BillKeys />}
        </div>
        <div className={classes.column}>
          <Panel title={appearance.title}>
            <Preferences />
            <dl className={classes.facts}>
              <dt>{appearance.zone}</dt>
              <dd>
                {home.zone}
                <p className={classes.body}>{appearance.zoneBody}</p>
              </dd>
            </dl>
          </Panel>
          <Data home={home} />
          <Hosts connections={list} />
        </div>
      </div>
    </>
  )
}
