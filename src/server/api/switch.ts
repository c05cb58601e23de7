import { REST_PREFIX } from '../../contract/rest/index.ts'
import { messageOf } from '../../core/errors.ts'
import type { ApiHost, ApiSettings, ApiState, Logger } from '../../core/ports.ts'
import type { Workspace } from '../../core/workspace.ts'
import { type Listening, listenOnLoopback } from '../listen.ts'
import { isApi } from './gate.ts'
import { type Api, createApi } from './service.ts'

/** The local API of a host that serves nothing else, switched on and off by the home's settings. */
export interface ApiSwitch extends ApiHost {
  /** Says which workspace is served; before that nothing is. */
  serve(workspace: Workspace): void
  close(): void
}

/** @param version of the program */
export function createApiSwitch({ version, log }: { version: string; log: Logger }): ApiSwitch {
  let api: Api | null = null
  let listening: Listening | null = null
  let state: ApiState = { phase: 'off', url: null, message: null, switchable: true }
  let applying: Promise<unknown> = Promise.resolve()

  const become = (phase: ApiState['phase'], rest: Partial<ApiState> = {}): ApiState => {
    state = { phase, url: null, message: null, switchable: true, ...rest }
    return state
  }

  function end(): void {
    listening?.end()
    listening = null
  }

  async function apply({ enabled, port }: ApiSettings): Promise<ApiState> {
    if (enabled && listening?.port === port) return state
    end()
    if (!enabled) return become('off')
    try {
      listening = await listenOnLoopback(
        (request, response) => {
          const path = (request.url ?? '/').split('?', 1)[0]!
          if (!api || !isApi(path)) {
            response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
            return
          }
          api.answer(request, response).catch((error: unknown) => {
            log('error', `A request to ${path} failed: ${messageOf(error)}`)
            response.destroy()
          })
        },
        { port },
      )
      return become('on', { url: `http://${listening.authority}${REST_PREFIX}` })
    } catch (error) {
      log('warn', messageOf(error))
      return become('failed', { message: messageOf(error) })
    }
  }

  return {
    state: () => state,
    apply(settings) {
      const next = applying.then(() => apply(settings))
      applying = next
      return next
    },
    serve(workspace) {
      api = createApi({ workspace, version, log })
    },
    close() {
      api?.stop()
      end()
    },
  }
}
