import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, NOON, type World } from '../../../tests/support/world.ts'
import type { ApiHost, ApiSettings, ApiState } from '../ports.ts'
import { createAccess } from './index.ts'

const DAY_MS = 86_400_000
let world: World
let now: number

beforeEach(() => {
  world = makeWorld()
  now = NOON
})
afterEach(() => world.close())

const accessWith = (host?: ApiHost) => createAccess({ db: world.db, clock: { now: () => now }, host })

describe('tokens', () => {
  it('are told once, are good, and are kept as a digest', async () => {
    const { tokens } = accessWith()
    const { token, ...kept } = await tokens.create({ name: ' Grafana ' })
    expect(token).toMatch(/^earshot_[A-Za-z0-9_-]{43}$/)
    expect(kept).toEqual({
      ...{ tokenId: 1, name: 'Grafana', createdAt: NOON, standing: 'good' },
      ...{ lastUsedAt: null, expiresAt: null, revokedAt: null },
    })
    expect(tokens.list()).toEqual([kept])
    expect(tokens.admit(token)).toEqual({ standing: 'good', tokenId: 1 })
    expect(tokens.admit(`${token}x`)).toEqual({ standing: 'unknown' })
  })

  it('end when their days are over, and when they are revoked', async () => {
    const { tokens } = accessWith()
    const short = await tokens.create({ expiresInDays: 2 })
    now = NOON + 2 * DAY_MS - 1
    expect(tokens.admit(short.token).standing).toBe('good')
    now += 1
    expect(tokens.admit(short.token)).toEqual({ standing: 'expired' })
    const other = await tokens.create({})
    expect(await tokens.revoke(other.tokenId)).toMatchObject({ standing: 'revoked', revokedAt: now })
    now += 5
    expect(await tokens.revoke(other.tokenId)).toMatchObject({ revokedAt: now - 5 })
    expect(tokens.admit(other.token)).toEqual({ standing: 'revoked' })
    expect(tokens.list().map(({ standing }) => standing)).toEqual(['revoked', 'expired'])
    await expect(tokens.revoke(99)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('know when they were used last, to the minute, even after the clock was set back', async () => {
    const { tokens } = accessWith()
    const { tokenId } = await tokens.create({})
    const usedAt = async (at: number) => {
      now = at
      await tokens.markUsed(tokenId)
      return tokens.list()[0]?.lastUsedAt
    }
    expect(await usedAt(NOON)).toBe(NOON)
    expect(await usedAt(NOON + 59_999)).toBe(NOON)
    expect(await usedAt(NOON + 60_000)).toBe(NOON + 60_000)
    expect(await usedAt(NOON - DAY_MS)).toBe(NOON - DAY_MS)
  })

  it('refuse a name of several lines, and days that are none', async () => {
    const { tokens } = accessWith()
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(101)]) {
      await expect(tokens.create({ name })).rejects.toMatchObject({ code: 'bad_input' })
    }
    for (const expiresInDays of [0, 1.5, -1, 3_651]) {
      await expect(tokens.create({ expiresInDays })).rejects.toMatchObject({ code: 'bad_input' })
    }
    expect(tokens.list()).toEqual([])
  })
})

describe('the switch', () => {
  it('is off until somebody switches it on, and then does as it says', async () => {
    const asked: ApiSettings[] = []
    const on: ApiState = { phase: 'on', url: 'http://127.0.0.1:4000/api/v1', message: null, switchable: true }
    const apply = async (settings: ApiSettings) => {
      asked.push(settings)
      return on
    }
    const access = accessWith({ state: () => on, apply })
    await access.apply()
    expect(await access.change({ enabled: true, port: 4_000 })).toEqual(on)
    expect(asked).toEqual([
      { enabled: false, port: 3_278 },
      { enabled: true, port: 4_000 },
    ])
    expect(accessWith().settings()).toEqual({ enabled: true, port: 4_000 })
  })

  it('takes no port that nobody can have', async () => {
    for (const port of [80, 65_536, 4_000.5]) {
      await expect(accessWith().change({ enabled: true, port })).rejects.toMatchObject({ code: 'bad_input' })
    }
    expect(accessWith().settings().enabled).toBe(false)
  })

  it('says in a host without an API that there is none', async () => {
    expect(await accessWith().change({ enabled: true, port: 4_000 })).toMatchObject({ phase: 'off', switchable: false })
  })
})
