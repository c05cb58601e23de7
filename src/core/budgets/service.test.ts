import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeWorld, TODAY, type World } from '../../../tests/support/world.ts'
import { createModels } from '../models/index.ts'
import { parseUsd } from '../money.ts'
import { createProjects } from '../projects/index.ts'
import { createBudgets } from './service.ts'
import { createBudgetUse } from './use.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.close())

function books() {
  const { db, clock } = world
  const use = createBudgetUse(db.sqlite)
  const projects = createProjects({ db, clock, models: createModels(world) })
  return { use, projects, budgets: createBudgets({ db, clock, zone: 'UTC', use }) }
}

const monthly = { period: 'month', action: 'block' } as const

it('shows each limit with what it does now', async () => {
  const { use, projects, budgets } = books()
  const { projectId } = await projects.apply({ name: 'Acme: watch', brand: { name: 'Acme' } })
  await budgets.set({ scope: 'provider', of: 'openai', ...monthly, limit: parseUsd('10') })
  await budgets.set({ scope: 'project', of: 'Acme: watch', ...monthly, limit: parseUsd('4'), alertAt: 0.5 })
  await budgets.set({ scope: 'all', period: 'day', action: 'alert', limit: parseUsd('2') })
  use.change(
    { provider: 'openai', projectId, day: TODAY },
    { settled: parseUsd('2.5'), exposure: parseUsd('0.5'), held: parseUsd('1') },
  )
  const limits = budgets.limits()
  expect(limits.find(({ scope }) => scope === 'provider')).toEqual({
    ...{ scope: 'provider', of: 'openai', ...monthly, alertAt: 0.8, standing: 'free' },
    ...{ limitUsd: '10', settledUsd: '2.5', heldUsd: '1', exposureUsd: '0.5', leftUsd: '7' },
    shares: { settled: 0.25, exposure: 0.05, held: 0.1 },
  })
  expect(limits.find(({ scope }) => scope === 'project')).toMatchObject({ of: 'Acme: watch', standing: 'waiting' })
  expect(limits.find(({ scope }) => scope === 'all')).toMatchObject({ of: '', period: 'day', standing: 'full' })
  expect(budgets.now()).toEqual({ today: TODAY, month: '2026-11' })
})

it('tells nothing of the limits of a project that was removed', async () => {
  const { projects, budgets } = books()
  await projects.apply({ name: 'Acme', brand: { name: 'Acme' } })
  await budgets.set({ scope: 'project', of: 'Acme', ...monthly, limit: parseUsd('1') })
  await projects.remove('Acme')
  expect([budgets.limits(), budgets.list()]).toEqual([[], []])
})

it('removes the one limit that is meant', async () => {
  const { budgets } = books()
  const openai = { scope: 'provider', of: 'openai' } as const
  await budgets.set({ ...openai, ...monthly, limit: parseUsd('10') })
  await budgets.set({ ...openai, period: 'day', action: 'block', limit: parseUsd('1') })
  await budgets.set({ ...openai, ...monthly, limit: null })
  expect(budgets.limits()).toMatchObject([{ of: 'openai', period: 'day', limitUsd: '1' }])
})
