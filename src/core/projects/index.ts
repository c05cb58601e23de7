export { parseProjectFile } from './projectFile.ts'
export { findProject, liveProjects, projectById } from './repository.ts'
export { createProjects } from './service.ts'
