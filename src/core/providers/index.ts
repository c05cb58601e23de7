export { checkBaseUrl, isLoopback } from './baseUrl.ts'
export { createProvider, DEFAULT_BASE_URLS, type ProviderSettings, readBody } from './factory.ts'
export * from './types.ts'
