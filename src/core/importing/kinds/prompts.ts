import {
  checkPrompt,
  findProject,
  livePrompts,
  markChanged,
  type PromptEntry,
  promptKey,
  writePrompts,
} from '../../projects/index.ts'
import { splitNames } from '../lists.ts'
import { findLanguage } from '../placeNames.ts'
import { readYesNo } from '../words.ts'
import {
  createRepeats,
  type Decision,
  defined,
  type Fault,
  faultOf,
  type Given,
  type Importer,
  type ImportPorts,
  notYesNo,
} from './kind.ts'

type Stored = ReturnType<typeof livePrompts>[number]

/** A prompt to add, or one that is stored with other settings than before. */
type Change = { id: null; entry: PromptEntry } | { id: number; entry: PromptEntry; position: number }

/** What a row says beside the text; undefined for what it leaves as it is. */
interface Said {
  language: string | undefined
  tags: string[] | undefined
  active: boolean | undefined
}

/**
 * Prompts of one project. A row is the prompt of its text, however its spaces stand; its other cells set language, tags
 * and whether it is asked. A prompt that the file does not have stays as it is.
 * @throws UserError `not_found` when there is no such project
 */
export function importPrompts({ db, clock }: ImportPorts, projectName: string | undefined): Importer<Change> {
  const project = findProject(db, projectName)
  const stored = new Map(livePrompts(db, project.id).map((prompt) => [promptKey(prompt.text), prompt]))
  const repeated = createRepeats()
  const isThere = db.sqlite.prepare('SELECT 1 FROM prompts WHERE project_id = ? AND text = ? AND removed_at IS NULL')
  const nextPosition = db.sqlite
    .prepare('SELECT COALESCE(MAX(position), -1) + 1 FROM prompts WHERE project_id = ? AND removed_at IS NULL')
    .pluck()

  return {
    batch: 500,

    decide(given): Decision<Change> {
      const { said, faults } = read(given)
      const json = defined({ text: given.text('text') ?? '', ...said })
      const { entry, mistakes } = checkPrompt(json)
      faults.push(...(mistakes ?? []).map((mistake) => faultOf(json, mistake)))
      if (entry === null || faults.length > 0) return { outcome: 'bad', faults }
      const key = promptKey(entry.text)
      const repeat = repeated(given.row, key, { ...entry, text: key })
      if (repeat) return { outcome: 'duplicate', ...repeat }
      const before = stored.get(key)
      return before ? decideUpdate(before, said, entry) : { outcome: 'added', change: { id: null, entry } }
    },

    write(changes) {
      // Another program may have added the same prompt meanwhile.
      const news = changes.filter(({ id, entry }) => id === null && !isThere.get(project.id, entry.text))
      let position = nextPosition.get(project.id) as number
      writePrompts(
        db,
        project.id,
        {
          insert: news.map(({ entry }) => ({ ...entry, position: position++, previousId: null })),
          update: changes.flatMap((change) =>
            change.id === null ? [] : [{ ...change.entry, id: change.id, position: change.position }],
          ),
        },
        clock.now(),
      )
      markChanged(db, project.id, { brands: false }, clock.now())
    },
  }
}

function read(given: Given): { said: Said; faults: Fault[] } {
  const language = given.line('language')
  const tags = given.text('tags')
  const active = given.line('active')
  const asked = active === null ? undefined : readYesNo(active)
  return {
    said: {
      language: language === null ? undefined : (findLanguage(language) ?? language),
      tags: tags === null ? undefined : splitNames(tags),
      active: asked ?? undefined,
    },
    faults: active !== null && asked === null ? [notYesNo('active', active)] : [],
  }
}

function decideUpdate(before: Stored, said: Said, entry: PromptEntry): Decision<Change> {
  const after: PromptEntry = {
    text: before.text,
    language: said.language === undefined ? before.language : entry.language,
    tags: said.tags === undefined ? before.tags : entry.tags,
    active: said.active ?? before.active,
  }
  const same =
    after.language === before.language &&
    after.active === before.active &&
    JSON.stringify(after.tags) === JSON.stringify(before.tags)
  if (same) return { outcome: 'unchanged' }
  return { outcome: 'updated', change: { id: before.id, entry: after, position: before.position } }
}
