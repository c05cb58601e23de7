import { useSyncExternalStore } from 'react'
import { writeList } from './list.ts'

/** Where the window is: a page, and what it shows there. It lives in the URL's fragment, so Back and Forward work. */
export interface Route {
  /** A path of the page registry; empty at the very beginning. */
  page: string
  params: Readonly<Record<string, string>>
}

type One = string | number | boolean
/** Several values of one parameter are one text, see `list.ts`; none of them is no value. */
export type Params = Readonly<Record<string, One | readonly One[] | null | undefined>>

/** Reads `#/answers?project=1&model=openai:gpt-5`. */
export function readRoute(hash: string): Route {
  const [, page = '', query = ''] = /^#\/([^?]*)\??(.*)$/.exec(hash) ?? []
  return { page, params: Object.fromEntries(new URLSearchParams(query)) }
}

/** The link to a page. Parameters without a value are left out. */
export function hrefTo(page: string, params: Params = {}): string {
  const texts = Object.entries(params).map(([key, value]) => [key, textOf(value ?? '')])
  const query = new URLSearchParams(texts.filter(([, text]) => text !== '')).toString()
  return `#/${page}${query && `?${query}`}`
}

const textOf = (value: One | readonly One[]): string =>
  typeof value === 'object' ? writeList(value.map(String)) : String(value)

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
const currentHash = () => window.location.hash

export interface Navigation extends Route {
  /** The link to a page, about the same project unless `params` names another. */
  href: (page: string, params?: Params) => string
  /** Opens a page; Back returns. */
  go: (page: string, params?: Params) => void
  /** Stays on the page and shows something else of it; Back leaves the page. */
  replace: (params: Params) => void
}

/** The current route, and the ways on. Every page changes with it. */
export function useNavigation(): Navigation {
  const route = readRoute(useSyncExternalStore(subscribe, currentHash))
  const withProject = (params: Params = {}) => ({ project: route.params.project, ...params })
  const href = (page: string, params?: Params) => hrefTo(page, withProject(params))
  return {
    ...route,
    href,
    go(page, params) {
      window.location.hash = href(page, params)
    },
    replace(params) {
      window.history.replaceState(null, '', href(route.page, params))
      window.dispatchEvent(new HashChangeEvent('hashchange'))
    },
  }
}
