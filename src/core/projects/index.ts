export { parseProjectFile } from './projectFile.ts'
export { findProject, type ProjectRow } from './repository.ts'
export { type Applied, createProjects, type ProjectModels, type Projects } from './service.ts'
