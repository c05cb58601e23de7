export { suggestPrompts } from './suggest.ts'
