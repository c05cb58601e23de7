import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModelList } from './modelList.ts'

const writersOf = (data: readonly object[]) =>
  readModelList({ text: '', json: { data }, headers: new Headers(), requestedModel: '' })
    .filter(({ generatesText }) => generatesText !== false)
    .map(({ id }) => id)
const writes = (id: string) => writersOf([{ id }]).length === 1

describe('the models of a list that write text', () => {
  it.each([
    ...[
      'gpt-4',
      'gpt-4-0613',
      'gpt-3.5-turbo',
      'gpt-4o-mini-search-preview-2025-03-11',
      'o1-mini',
      'chatgpt-4o-latest',
    ],
    ...['gpt-6.1-sol', 'ft:gpt-4o-mini:acme::7qiQ2gDE', 'o3-deep-research', 'codex-mini-latest', 'gpt-oss:20b'],
    ...[
      'llama3.3:70b',
      'mistral:instruct',
      'adapter-7b',
      'anthropic/claude-sonnet-4.5',
      'perplexity/sonar',
      'qwen3:8b',
    ],
  ])('keeps %s', (id) => expect(writes(id)).toBe(true))

  it.each([
    ...['text-embedding-3-large', 'nomic-embed-text:latest', 'mxbai-embed-large', 'bge-m3', 'all-minilm:l6-v2'],
    ...['whisper-1', 'canary-whisper', 'tts-1-hd', 'canary-tts', 'gpt-4o-mini-tts', 'gpt-4o-transcribe-diarize'],
    ...['gpt-realtime', 'gpt-audio-mini', 'gpt-4o-audio-preview-2024-10-01', 'dall-e-3', 'gpt-image-1', 'sora-2-pro'],
    ...[
      'omni-moderation-latest',
      'llama-guard3:8b',
      'computer-use-preview',
      'babbage-002',
      'davinci',
      'text-davinci-003',
    ],
    ...['code-davinci-edit-001', 'ada:ft-acme-2023-05-16', 'gpt-3.5-turbo-instruct-0914', 'text-search-ada-doc-001'],
    ...['text-similarity-curie-001', 'curie-instruct-beta', 'code-search-babbage-text-001', 'ada-code-search-code'],
  ])('leaves out %s', (id) => expect(writes(id)).toBe(false))

  it('believes what a list says of itself before its name', () => {
    const made = (id: string, modalities: string[]) => ({ id, architecture: { output_modalities: modalities } })
    expect(writersOf([made('acme/image-writer', ['text']), made('acme/plain', ['image'])])).toEqual([
      'acme/image-writer',
    ])
  })
})

const recorded = process.env.EARSHOT_FIXTURES ?? ''

describe.runIf(existsSync(join(recorded, 'models')))('recorded lists', () => {
  const read = (file: string) =>
    (JSON.parse(readFileSync(join(recorded, 'models', file), 'utf8')) as { data: { id: string }[] }).data

  it.each([
    ['anthropic-1.json', 11, 11],
    ['openai-1.json', 112, 12],
    ['openai-2.json', 586, 31],
    ['openai-quoted-2025-03.json', 40, 20],
  ])('of %s, %i models, %i write text', (file, listed, writing) => {
    const models = read(file)
    const writers = writersOf(models)
    expect([models.length, writers.length], writers.join(' ')).toEqual([listed, writing])
  })
})
