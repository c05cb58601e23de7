export { parseProjectFile } from './projectFile.ts'
export { findProject, liveProjects, projectById } from './repository.ts'
export { type Applied, createProjects, type ProjectModels, type Projects } from './service.ts'
