import type { ImportOf } from '../../contract/index.ts'
import type { Core } from '../createCore.ts'
import { IMPORT_COLUMNS, type ImportProgress } from '../importing/index.ts'
import { projectById } from '../projects/index.ts'
import type { Opened } from './base.ts'

/** Bad rows and repeats that a window shows. */
const SHOWN = 200

export const importHandlers = (opened: Opened) => ({
  fields: opened.imports.fields.handler(({ input }) =>
    IMPORT_COLUMNS[input.kind].map(({ field, required = false }) => ({ field, required })),
  ),
  upload: opened.imports.upload.handler(({ context: { core }, input }) => ({
    uploadId: core.uploads.add(input.uploadId, input.name, Buffer.from(input.base64, 'base64')),
  })),
  preview: opened.imports.preview.handler(async ({ context: { core }, input, signal }) => {
    const { source, options } = importOf(core, input)
    const preview = await core.imports.preview(source, input.kind, options, signal)
    return {
      ...preview,
      sheets: [...preview.sheets],
      bad: preview.bad.slice(0, SHOWN),
      repeats: preview.repeats.slice(0, SHOWN),
    }
  }),
  run: opened.imports.run.handler(async function* ({ context: { core }, input, signal }) {
    const { source, options } = importOf(core, input)
    let latest: ImportProgress = { rows: 0, share: null }
    let moved = Promise.withResolvers<void>()
    const onProgress = (progress: ImportProgress) => {
      latest = progress
      moved.resolve()
      moved = Promise.withResolvers()
    }
    const running = core.imports.run(source, input.kind, options, onProgress, signal)
    for (;;) {
      const ended = await Promise.race([running, moved.promise])
      if (ended) {
        if (input.projectId !== null && input.kind === 'brands') core.brands.rescore(input.projectId)
        yield { ...latest, result: ended }
        return
      }
      yield { ...latest, result: null }
    }
  }),
})

const importOf = (core: Core, { uploadId, projectId, map, sheet, headers }: ImportOf) => ({
  source: core.uploads.source(uploadId),
  options: {
    map,
    sheet: sheet ?? undefined,
    headers: headers ?? undefined,
    ...(projectId !== null && { project: projectById(core.db, projectId).name }),
  },
})
