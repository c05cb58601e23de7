import { expect, it } from 'vitest'
import { isEndpointName, isEndpointUrl } from './endpoint.ts'

it.each([
  ['https://openrouter.ai/api/v1', true],
  [' http://localhost:11434/v1 ', true],
  ['http://127.0.0.1:1/v1', true],
  ['http://[::1]:1/v1', true],
  ['http://example.com/v1', false],
  ['http://127.0.0.1.evil.example/v1', false],
  ['ollama', false],
  ['', false],
])('%s as a base URL: %s', (url, expected) => expect(isEndpointUrl(url)).toBe(expected))

it.each([
  ['ollama', true],
  ['lm-studio.2', true],
  ['Ollama', false],
  ['2ollama', false],
  ['', false],
])('%s as a name: %s', (name, expected) => expect(isEndpointName(name)).toBe(expected))
