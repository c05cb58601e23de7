import { describe, expect, it } from 'vitest'
import type { JobExecution } from '../../../contract/index.ts'
import { en } from '../../i18n/en.ts'
import { es } from '../../i18n/es.ts'
import { createFormat } from '../../i18n/format.ts'
import { mistakeOf, sentenceOf } from './words.ts'

const english = createFormat('en')
const t = en(english)
const execution = (some: Partial<JobExecution>): JobExecution => ({
  ...{
    jobRunId: 1,
    job: 'daily',
    trigger: 'schedule',
    state: 'done',
    dueAt: 0,
    startedAt: 0,
    finishedAt: 1,
    missed: 0,
  },
  ...{ sentence: 'As it came.', figures: {} },
  ...some,
})
const figures = {
  projects: 2,
  skipped: 1,
  planned: 80,
  succeeded: 77,
  failed: 2,
  blocked: 1,
  costUsd: '0.4312',
  monthUsd: '12.5',
}

describe('what came of a job', () => {
  it.each([
    [
      execution({ state: 'failed', figures }),
      '77 of 80 questions answered for 2 projects, 2 failed, 1 blocked, 1 project could not be asked; $0.4312 spent, $12.50 this month.',
    ],
    [execution({ figures: { projects: 0 } }), 'No project is active; nothing was asked.'],
    [execution({ state: 'failed', sentence: 'The disk is full.' }), 'The disk is full.'],
    [execution({ state: 'died', missed: 3 }), 'The program ended in the middle of it. 3 earlier times were missed.'],
    [
      execution({ job: 'upkeep', figures: { bytes: 3_145_728 } }),
      'The database is whole; a backup of 3.0 MB was made.',
    ],
    [execution({ job: 'reconcile', figures: { added: 1 } }), 'As it came.'],
    [
      execution({ job: 'reconcile', figures: { found: 0, mended: 0, gaps: 3, asked: 2, answered: 2 } }),
      'Nothing was left half done; 3 gaps of past days recorded; 2 of 2 missing answers of today came.',
    ],
    [
      execution({ job: 'reconcile', figures: { found: 12, mended: 11, gaps: 0 } }),
      '11 of 12 rows left half done were mended.',
    ],
    [
      execution({ job: 'models', figures: { providers: 4, failed: 1, new: 2, renamed: 1, unread: 'google (auth)' } }),
      '3 of 4 lists of models read: 2 new, 1 renamed. Not read: google (auth).',
    ],
    [execution({ job: 'models', figures: { providers: 1, failed: 0 } }), '1 of 1 list of models read: nothing new.'],
    [execution({ job: 'models', figures: { providers: 0 } }), 'No provider has a key, so no list of models was read.'],
    [execution({ state: 'running', sentence: null, figures: null }), ''],
  ])('is said in words (%#)', (one, words) => expect(sentenceOf(one, t, english)).toBe(words))

  it('is said in Spanish with its own figures', () => {
    const spanish = createFormat('es')
    const words = sentenceOf(execution({ figures: { ...figures, blocked: 0, skipped: 0 } }), es(spanish), spanish)
    expect(words.replaceAll(/\s/g, ' ')).toBe(
      '77 de 80 preguntas con respuesta en 2 proyectos, 2 fallaron; 0,4312 $ gastados, 12,50 $ este mes.',
    )
  })

  it('says what is wrong with a time', () => {
    expect(mistakeOf({ kind: 'field', field: 'hour', text: '25' }, t)).toBe('“25” is no hour (0–23).')
    expect(mistakeOf({ kind: 'fields', found: 4 }, t)).toBe('It takes five fields, and there are 4.')
    expect(mistakeOf({ kind: 'good', words: { en: '', es: '' }, next: [] }, t)).toBeUndefined()
  })
})
