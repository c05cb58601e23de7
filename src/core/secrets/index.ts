export { createScrubber, type Scrub } from './scrub.ts'
