import type { PastedPrompt } from '../../contract/index.ts'
import { checkPrompt, promptKey } from '../projects/index.ts'

/**
 * Says of each text whether it is a prompt that is not there yet. Lines of spaces only are no texts and left out. Pure.
 * @param stored the keys of the prompts that the project has
 */
export function sortPasted(texts: readonly string[], stored: ReadonlySet<string>): PastedPrompt[] {
  const seen = new Set<string>()
  return texts
    .filter((text) => text.trim() !== '')
    .map((text): PastedPrompt => {
      const { mistakes } = checkPrompt({ text })
      if (mistakes) return { text, outcome: 'bad', reason: `The prompt ${mistakes[0]?.message}.` }
      const key = promptKey(text)
      if (stored.has(key)) return { text, outcome: 'exists', reason: null }
      if (seen.has(key)) return { text, outcome: 'repeated', reason: null }
      seen.add(key)
      return { text, outcome: 'new', reason: null }
    })
}
