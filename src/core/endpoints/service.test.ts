import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, NOON, resolveModel, type World } from '../../../tests/support/world.ts'
import { schema } from '../db/index.ts'
import { createEndpoints, type EndpointsOptions } from './service.ts'

const home = { homeId: 'home-1', kind: 'user' as const, zone: 'UTC', demoSeed: null }
let world: World

beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

const endpointsWith = (options: Partial<EndpointsOptions> = {}) =>
  createEndpoints({ db: world.db, clock: world.clock, home, environment: {}, ...options })

it('calls a provider where the user set it, else where the environment says, else at its own address', async () => {
  const environment = { openai: { value: 'https://proxy.example/v1/', variable: 'OPENAI_BASE_URL' } }
  const endpoints = endpointsWith({ environment })
  expect(endpoints.effective('openai')).toEqual({
    provider: 'openai',
    kind: 'openai',
    baseUrl: 'https://proxy.example/v1',
    source: 'environment',
    variable: 'OPENAI_BASE_URL',
  })
  expect(endpoints.effective('anthropic')).toMatchObject({ source: 'default', baseUrl: 'https://api.anthropic.com' })

  expect(await endpoints.add({ name: 'openai', baseUrl: 'https://mine.example/v1' })).toBe('added')
  expect(endpoints.effective('openai')).toMatchObject({ source: 'setting', baseUrl: 'https://mine.example/v1' })

  await endpoints.remove('openai')
  expect(endpoints.effective('openai').source).toBe('environment')
})

it('adds, changes and lists endpoints; on this machine they are free', async () => {
  const endpoints = endpointsWith()
  expect(await endpoints.add({ name: 'ollama', baseUrl: 'http://localhost:11434/v1' })).toBe('added')
  expect(await endpoints.add({ name: 'ollama', baseUrl: 'http://localhost:11434/v1' })).toBe('unchanged')
  expect(await endpoints.add({ name: 'router', baseUrl: 'https://router.example/v1' })).toBe('added')
  expect(await endpoints.add({ name: 'router', baseUrl: 'https://router.example/v2' })).toBe('changed')
  expect(await endpoints.add({ name: 'lan', baseUrl: 'https://lan.example/v1', free: true })).toBe('added')

  const own = endpoints.list().filter(({ kind }) => kind === 'compatible')
  expect(own.map(({ provider, baseUrl, free }) => [provider, baseUrl, free])).toEqual([
    ['lan', 'https://lan.example/v1', true],
    ['ollama', 'http://localhost:11434/v1', true],
    ['router', 'https://router.example/v2', false],
  ])
  expect(endpoints.effective('ollama').kind).toBe('compatible')
})

it('refuses names, addresses and freebies that cannot be', async () => {
  const endpoints = endpointsWith()
  const refused = (name: string, baseUrl: string, free = false) =>
    expect(endpoints.add({ name, baseUrl, free })).rejects
  for (const name of ['', 'Ollama', 'a:b', '-a', 'a b', 'x'.repeat(41)]) {
    await refused(name, 'https://a.example').toThrow('cannot name an endpoint')
  }
  await refused('mine', 'http://a.example/v1').toThrow('must begin with https://')
  await refused('mine', 'not a url').toThrow('is not a URL')
  await refused('openai', 'https://a.example', true).toThrow('can be free')
  expect(endpoints.list()).toHaveLength(4)
})

it('names the variable of an address in the environment that must not be sent a key', () => {
  const environment = { openai: { value: 'http://proxy.example/v1', variable: 'OPENAI_BASE_URL' } }
  expect(() => endpointsWith({ environment }).effective('openai')).toThrow('OPENAI_BASE_URL')
})

it('keeps an endpoint whose models a project asks', async () => {
  const endpoints = endpointsWith()
  await endpoints.add({ name: 'ollama', baseUrl: 'http://localhost:11434/v1' })
  const modelId = resolveModel(world.db, 'ollama', 'llama3')
  const { projects, projectModels } = schema
  world.db.orm.insert(projects).values({ id: 1, name: 'Acme watch', createdAt: NOON, updatedAt: NOON }).run()
  world.db.orm.insert(projectModels).values({ projectId: 1, modelId, position: 0 }).run()
  await expect(endpoints.remove('ollama')).rejects.toThrow('"Acme watch" asks its models')

  world.db.orm.update(projects).set({ removedAt: NOON }).run()
  await endpoints.remove('ollama')
  await expect(endpoints.remove('ollama')).rejects.toThrow('There is no provider or endpoint "ollama"')
  expect(() => endpoints.effective('ollama')).toThrow('There is no provider or endpoint "ollama"')
})

it('takes no endpoints in a demo', async () => {
  const endpoints = endpointsWith({ home: { ...home, kind: 'demo' } })
  await expect(endpoints.add({ name: 'ollama', baseUrl: 'http://localhost:1/v1' })).rejects.toThrow(
    'only its own simulator',
  )
})
