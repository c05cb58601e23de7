import { createHash } from 'node:crypto'
import { pageHeaders } from '../core/page/index.ts'

/** The few pages that are shown before the app's own: no script, one style. */

const STYLE = [
  ':root{color-scheme:light dark;background:light-dark(#f7f7f8,#101216);color:light-dark(#16181d,#e7e9ee)}',
  'body{font:15px/1.5 system-ui,sans-serif;max-width:30rem;margin:20vh auto 0;padding:0 1.5rem}',
  'h1{font-size:1rem;margin:0 0 .5rem}p{margin:0}',
].join('')
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

export interface SmallPage {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

interface Said {
  language: 'en' | 'es'
  title: string
  /** One sentence, plain text. */
  sentence: string
  /** A path of ours to go on to at once. */
  onwards?: string
}

const SIGN_IN: Record<Said['language'], Said> = {
  en: {
    language: 'en',
    title: 'Earshot needs a new link',
    sentence:
      'Each link opens Earshot once and within a minute: press Enter in the terminal in which it runs for a new one.',
  },
  es: {
    language: 'es',
    title: 'Earshot necesita un enlace nuevo',
    sentence:
      'Cada enlace abre Earshot una sola vez y durante un minuto: pulse Intro en la terminal en la que se ejecuta para obtener otro.',
  },
}

/** Says how to get in. @param acceptLanguage the request's header */
export const signInPage = (acceptLanguage = ''): SmallPage =>
  render(SIGN_IN[/^es\b/i.test(acceptLanguage) ? 'es' : 'en'])

export const refusedPage = (sentence: string): SmallPage => render({ language: 'en', title: 'Earshot', sentence })

/**
 * Leads on to the app. A redirect would not do: the browser counts it to the page that the link was on, and keeps a
 * strict cookie from it.
 */
export const onwardsPage = (): SmallPage =>
  render({ language: 'en', title: 'Earshot', sentence: 'Opening Earshot.', onwards: '/' })

function render({ language, title, sentence, onwards }: Said): SmallPage {
  const refresh = onwards === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${onwards}">`
  const lines = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${refresh}<title>${title}</title>`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head>`,
    `<body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>`,
  ]
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return {
    html: lines.join('\n'),
    headers: {
      ...pageHeaders({ ownOrigin: false }),
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
  }
}
