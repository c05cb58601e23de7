/**
 * The cookie's name. Browsers keep cookies by host and not by port, so that the port is in it. It is not `Secure`,
 * because not every browser gives such a one to this machine without TLS.
 */
export const cookieOf = (port: number): string => `earshot_${port}`

/** Reads a cookie out of a request's header. @returns null when it is not there */
export function readCookie(header: string | undefined, name: string): string | null {
  const found = header?.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found === undefined ? null : found.slice(name.length + 1)
}
