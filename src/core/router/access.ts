import type { Opened } from './base.ts'

export const accessHandlers = (opened: Opened) => ({
  get: opened.access.get.handler(({ context: { core } }) => ({
    settings: core.access.settings(),
    state: core.access.state(),
    tokens: core.access.tokens.list(),
  })),
  set: opened.access.set.handler(({ context: { core }, input }) => core.access.change(input)),
  createToken: opened.access.createToken.handler(({ context: { core }, input }) => core.access.tokens.create(input)),
  revokeToken: opened.access.revokeToken.handler(async ({ context: { core }, input }) => {
    await core.access.tokens.revoke(input.tokenId)
    return {}
  }),
})
