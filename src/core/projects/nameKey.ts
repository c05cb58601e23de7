import { fold } from '../analysis/index.ts'

/** What two spellings of one brand's name share, by the form in which answers are searched for it. */
export const nameKey = (name: string): string => fold(name).text.replace(/\s+/g, ' ').trim()
