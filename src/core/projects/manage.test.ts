import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '../../../tests/support/world.ts'
import type { NewProject } from '../../contract/index.ts'
import { createModels } from '../models/index.ts'
import { createPortfolio } from '../portfolio/index.ts'
import { createVisibility } from '../visibility/index.ts'
import { createProjectManager, createProjects } from './index.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

function open() {
  const { db, clock } = world
  const projects = createProjects({ db, clock, models: createModels({ db, clock }) })
  const visibility = createVisibility({ db, clock, home: { kind: 'user', zone: 'UTC' } })
  const portfolio = createPortfolio({ db, clock, home: { zone: 'UTC' }, projects, visibility })
  return { projects, portfolio, manager: createProjectManager({ db, clock, projects }) }
}

const acme: NewProject = {
  ...{ name: 'Acme watch', industry: 'CRM', language: 'en', country: null, active: true, models: ['openai:gpt-5'] },
  ...{ search: true, samples: 1, maxOutputTokens: 4096, judge: null },
  brand: { name: 'Acme', aliases: ['Acme CRM'], domains: ['acme.com'] },
  competitors: [{ name: 'Globex', aliases: [], domains: [] }],
  prompts: [{ text: 'Which CRM?', tags: ['buying'] }],
}

describe('projects, one change at a time', () => {
  it('creates one, but never over another of that name', async () => {
    const { manager, projects } = open()
    const { projectId } = await manager.create(acme)
    expect(manager.settings(projectId)).toMatchObject({ name: 'Acme watch', industry: 'CRM', models: ['openai:gpt-5'] })
    await expect(manager.create({ ...acme, name: ' Acme watch ', industry: 'other' })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(projects.list()).toMatchObject([{ industry: 'CRM' }])
  })

  it('changes what is given and nothing else, the name included', async () => {
    const { manager, projects } = open()
    const { projectId } = await manager.create(acme)
    await manager.change(projectId, { name: 'Acme Spain', country: 'es', active: undefined })
    const file = projects.exportFile('Acme Spain')
    expect(file).toMatchObject({ ...acme, name: 'Acme Spain', country: 'ES', brand: acme.brand })
    expect(projects.list().map((project) => project.projectId)).toEqual([projectId])
  })

  it('changes nothing when anything is wrong', async () => {
    const { manager, projects } = open()
    const { projectId } = await manager.create(acme)
    await manager.create({ ...acme, name: 'Other' })
    const before = projects.exportFile('Acme watch')
    const wrong: [Parameters<typeof manager.change>[1], string][] = [
      [{ name: 'Other' }, 'conflict'],
      [{ name: 'New', country: 'Spain' }, 'bad_input'],
      [{ name: 'New', samples: 0 }, 'bad_input'],
      [{ models: ['nobody:model'] }, 'bad_input'],
    ]
    for (const [settings, code] of wrong) {
      await expect(manager.change(projectId, settings)).rejects.toMatchObject({ code })
    }
    expect(projects.exportFile('Acme watch')).toEqual(before)
    await expect(manager.change(999, { active: false })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('archives and restores, unless the name was taken', async () => {
    const { manager, projects, portfolio } = open()
    const { projectId } = await manager.create(acme)
    await manager.archive(projectId)
    expect(projects.list()).toEqual([])
    expect(portfolio.rows()).toMatchObject([{ projectId, name: 'Acme watch', archivedAt: world.clock.now() }])
    await manager.restore(projectId)
    expect(projects.exportFile('Acme watch').prompts).toHaveLength(1)

    await manager.archive(projectId)
    await manager.create(acme)
    await expect(manager.restore(projectId)).rejects.toMatchObject({ code: 'conflict' })
    await expect(manager.restore(999)).rejects.toMatchObject({ code: 'not_found' })
    await expect(manager.archive(projectId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
