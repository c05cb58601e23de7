import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** What the page is made of. Nothing else is served, whatever lies in its folder. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

export interface PageFile {
  readonly body: Buffer<ArrayBuffer>
  /** Its media type. */
  readonly type: string
}

/**
 * Reads a file of the built page.
 * @param folder the page's
 * @param path of the URL, still encoded: `/assets/index.js`; `/` is the page itself
 * @returns null when there is no such file, or the path leads out of the folder
 */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  const file = fileOf(folder, path)
  const type = file && TYPES[extname(file)]
  if (!file || !type) return null
  try {
    return { body: await readFile(file), type }
  } catch {
    return null
  }
}

function fileOf(folder: string, path: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(normalize(folder) + sep) && !file.includes('\0') ? file : null
}
