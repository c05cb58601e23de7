export { checkBaseUrl, isLoopback } from './baseUrl.ts'
export { createProvider, DEFAULT_BASE_URLS, readBody } from './factory.ts'
export * from './types.ts'
