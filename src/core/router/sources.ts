import type { Opened } from './base.ts'

interface Choice {
  projectId: number
  days: number
  model: string | null
  promptId: number | null
  search: boolean | null
}

const chosen = ({ projectId, days, model, promptId, search }: Choice) => ({
  ...{ projectId, days, model: model ?? undefined, promptId: promptId ?? undefined, search: search ?? undefined },
})

export const sourceHandlers = (opened: Opened) => ({
  domains: opened.sources.domains.handler(({ context: { core }, input }) => core.sources.domains(chosen(input))),
  places: opened.sources.places.handler(({ context: { core }, input }) => {
    const ofDomain = { ...chosen(input), domain: input.domain }
    return { pages: core.sources.pages(ofDomain), prompts: core.sources.prompts(ofDomain) }
  }),
})
