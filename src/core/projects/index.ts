export { archivedProjects, createProjectManager } from './manage.ts'
export { promptKey } from './mistakes.ts'
export { nameKey } from './nameKey.ts'
export { countryCode, domainOf, languageTag } from './places.ts'
export {
  type BrandEntry,
  checkBrand,
  checkPrompt,
  type Mistake,
  type PromptEntry,
  parseProjectFile,
} from './projectFile.ts'
export { findProject, liveProjects, livePrompts, projectById, storedBrands } from './repository.ts'
export { createProjects, type Projects } from './service.ts'
export { markChanged, rescoreHint, writeBrands, writePrompts } from './writes.ts'
