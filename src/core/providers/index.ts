import type { AdminKeyName } from './bills/index.ts'
import type { BuiltInProvider } from './types.ts'

export { checkBaseUrl, isLoopback } from './baseUrl.ts'
export * from './bills/index.ts'
export { createProvider, DEFAULT_BASE_URLS, readBody } from './factory.ts'
export * from './types.ts'

/** Keys that the user may give: the built-in providers' and those that read their bills. */
export type KeyName = BuiltInProvider | AdminKeyName
