import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('reads the variables of the environment, with their names', () => {
  const config = readConfig({
    EARSHOT_HOME: '/data/earshot',
    OPENAI_API_KEY: ' one ',
    GOOGLE_API_KEY: 'two',
    ANTHROPIC_BASE_URL: 'https://proxy.example',
  })
  expect(config).toEqual({
    home: '/data/earshot',
    keys: {
      openai: { value: 'one', variable: 'OPENAI_API_KEY' },
      google: { value: 'two', variable: 'GOOGLE_API_KEY' },
    },
    baseUrls: { anthropic: { value: 'https://proxy.example', variable: 'ANTHROPIC_BASE_URL' } },
  })
})

it('prefers GEMINI_API_KEY and takes an empty variable for an absent one', () => {
  expect(readConfig({ GEMINI_API_KEY: 'a', GOOGLE_API_KEY: 'b' }).keys.google?.value).toBe('a')
  expect(readConfig({ GEMINI_API_KEY: ' ', GOOGLE_API_KEY: 'b' }).keys.google?.value).toBe('b')
  expect(readConfig({ EARSHOT_HOME: '', OPENAI_API_KEY: '' })).toEqual({ home: null, keys: {}, baseUrls: {} })
})
