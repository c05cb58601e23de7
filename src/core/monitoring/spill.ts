import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { messageOf, UserError } from '../errors.ts'

/** Room for what a full run of concurrent answers weighs, compressed. */
const RESERVE_BYTES = 4 * 1024 * 1024

/**
 * A file whose room is taken while the disk still has some. When an answer that has been paid for cannot be stored, it
 * is written over that room, and stored at the next start.
 */
export class SpillFile<T> {
  private readonly path: string
  private offset = 0

  constructor(path: string) {
    this.path = path
  }

  /** Whether nothing was kept here by this process. */
  get isEmpty(): boolean {
    return this.offset === 0
  }

  /** Takes the room, unless it is taken. @throws UserError `disk_full` when there is none to take */
  reserve(): void {
    if (existsSync(this.path)) return
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 })
    const file = openSync(this.path, 'w', 0o600)
    try {
      // Written and not merely sized: a sparse file would reserve nothing.
      const zeros = Buffer.alloc(64 * 1024)
      for (let written = 0; written < RESERVE_BYTES; written += zeros.length) writeSync(file, zeros)
      fsyncSync(file)
    } catch (error) {
      rmSync(this.path, { force: true })
      throw new UserError(
        'disk_full',
        `There are no ${RESERVE_BYTES / 1024 / 1024} MB free at ${this.path} to keep answers safe should the disk fill. Nothing was asked; free some space and try again.`,
        { cause: error },
      )
    } finally {
      closeSync(file)
    }
  }

  /**
   * Keeps records within the reserved room, at once and on disk. Never throws: it is what is left to do when everything
   * else has failed.
   * @returns how many could not be kept, and why
   */
  keep(records: readonly T[]): { lost: number; reason: string | null } {
    if (records.length === 0) return { lost: 0, reason: null }
    try {
      return this.write(records)
    } catch (error) {
      return { lost: records.length, reason: messageOf(error) }
    }
  }

  private write(records: readonly T[]): { lost: number; reason: string | null } {
    const file = openSync(this.path, 'r+')
    let lost = 0
    let end = this.offset
    try {
      for (const record of records) {
        const line = Buffer.from(`${gzipSync(JSON.stringify(record)).toString('base64')}\n`)
        if (end + line.length > RESERVE_BYTES) {
          lost += 1
          continue
        }
        writeSync(file, line, 0, line.length, end)
        end += line.length
      }
      fsyncSync(file)
      this.offset = end
    } finally {
      closeSync(file)
    }
    return { lost, reason: lost > 0 ? `the room of ${RESERVE_BYTES / 1024 / 1024} MB was used up` : null }
  }

  /** What an earlier process could not store. A line that was cut short is left out and said. */
  read(): { records: T[]; problems: string[] } {
    if (!existsSync(this.path)) return { records: [], problems: [] }
    const text = readFileSync(this.path, 'latin1')
    const end = text.indexOf('\0')
    const lines = (end === -1 ? text : text.slice(0, end)).split('\n').filter((line) => line !== '')
    const records: T[] = []
    const problems: string[] = []
    for (const line of lines) {
      try {
        records.push(JSON.parse(gunzipSync(Buffer.from(line, 'base64')).toString('utf8')) as T)
      } catch (error) {
        problems.push(`A spilled answer in ${this.path} could not be read (${messageOf(error)}).`)
      }
    }
    return { records, problems }
  }

  /** Gives the room back once its records are stored; the next run takes it anew. */
  clear(): void {
    this.offset = 0
    rmSync(this.path, { force: true })
  }

  /** Keeps the file under another name, for what in it could not be stored. @returns that name */
  setAside(): string {
    const aside = `${this.path}.unreadable`
    this.offset = 0
    renameSync(this.path, aside)
    return aside
  }
}
