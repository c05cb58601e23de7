export { createKeychain } from './keychain.ts'
export { createScrubber, type Scrub } from './scrub.ts'
export { createSessionStore } from './session.ts'
