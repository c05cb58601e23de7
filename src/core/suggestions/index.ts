export { createSuggestions } from './byModel.ts'
export { suggestPrompts } from './suggest.ts'
