import type { Core } from '../../core/createCore.ts'
import type { ImportKind, ImportResult } from '../../core/importing/index.ts'

/** Mistakes that are told in one answer. */
const TOLD = 1_000

export interface ImportRequest {
  kind: ImportKind
  file: File
  projectId?: number | undefined
  dryRun: boolean
}

/** Imports a file that came with a request, or says what importing it would do. */
export async function importFile(core: Core, { kind, file, projectId, dryRun }: ImportRequest) {
  const source = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const options = projectId === undefined ? {} : { project: core.projectManager.settings(projectId).name }
  const result: ImportResult = dryRun
    ? await core.imports.preview(source, kind, options)
    : await core.imports.run(source, kind, options)
  if (!dryRun && kind === 'brands' && projectId !== undefined) core.brands.rescore(projectId)
  return { ...result, bad: result.bad.slice(0, TOLD) }
}
