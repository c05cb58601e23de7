const HERE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** What is wrong with a webhook's address as typed, as the core will say too; null when nothing is. Pure. */
export function webhookMistake(text: string): 'missing' | 'wrong' | null {
  const url = text.trim()
  if (url === '') return 'missing'
  if (!URL.canParse(url) || /\s/.test(url)) return 'wrong'
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && HERE.test(hostname)) ? null : 'wrong'
}
