import { readFile } from 'node:fs/promises'
import { messageOf, UserError } from '../core/errors.ts'

/** The text of a file that was named. @throws UserError `not_found` */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new UserError('not_found', `The file ${file} cannot be read (${messageOf(error)}). Nothing was changed.`, {
      cause: error,
    })
  }
}
