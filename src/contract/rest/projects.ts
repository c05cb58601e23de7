import { z } from 'zod'
import { count, id } from '../common.ts'
import { projectSummary } from '../projects.ts'
import { listedPrompts } from '../prompts.ts'
import { done, endpoint, idText, projectId } from './common.ts'

const brand = z.object({
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  domains: z.array(z.string()).optional(),
})

/** A project as its file says it. The core checks every value and names every mistake by its path. */
const projectBody = z.object({
  name: z.string(),
  industry: z.string().nullable().optional(),
  language: z.string().optional(),
  country: z.string().nullable().optional(),
  active: z.boolean().optional(),
  brand,
  competitors: z.array(brand).optional(),
  prompts: z
    .array(
      z.object({
        text: z.string(),
        language: z.string().nullable().optional(),
        tags: z.array(z.string()).optional(),
        active: z.boolean().optional(),
      }),
    )
    .optional(),
  models: z.array(z.string()).optional(),
  search: z.boolean().optional(),
  samples: z.number().optional(),
  maxOutputTokens: z.number().optional(),
  judge: z.string().nullable().optional(),
})
const project = projectBody.extend({ projectId: id })
const changed = z.object({ projectId: id, changes: z.array(z.string()) })
const tag = 'Projects'

export const projects = {
  list: endpoint('GET', '/projects', { tag, summary: 'Every project that is not archived' }).output(
    z.array(projectSummary),
  ),
  create: endpoint('POST', '/projects', {
    ...{ tag, status: 201, summary: 'Create a project' },
    description: 'The body is a project file, as `earshot project apply` takes it. 409 when there is one of that name.',
  })
    .input(z.object({ body: projectBody }))
    .output(changed),
  get: endpoint('GET', '/projects/{projectId}', { tag, summary: 'One project, as its file says it' })
    .input(z.object({ params: projectId }))
    .output(project),
  replace: endpoint('PUT', '/projects/{projectId}', {
    ...{ tag, summary: 'Make a project what a file says' },
    description: 'Prompts that are no longer in it become inactive. Again, it changes nothing.',
  })
    .input(z.object({ params: projectId, body: projectBody }))
    .output(changed),
  change: endpoint('PATCH', '/projects/{projectId}', {
    ...{ tag, summary: 'Change some of a project’s settings' },
  })
    .input(
      z.object({
        params: projectId,
        body: projectBody.omit({ brand: true, competitors: true, prompts: true }).partial().strict(),
      }),
    )
    .output(project),
  remove: endpoint('DELETE', '/projects/{projectId}', {
    ...{ tag, summary: 'Archive a project' },
    description: 'It is hidden; its answers and what they cost stay, and it can be brought back in the app.',
  })
    .input(z.object({ params: projectId }))
    .output(done),
}

const promptId = z.strictObject({ promptId: idText })

export const prompts = {
  list: endpoint('GET', '/projects/{projectId}/prompts', {
    ...{ tag: 'Prompts', summary: 'The prompts of a project, with how its brand fares in the answers to each' },
  })
    .input(z.object({ params: projectId }))
    .output(listedPrompts),
  add: endpoint('POST', '/projects/{projectId}/prompts', {
    ...{ tag: 'Prompts', status: 201, summary: 'Add prompts to a project' },
    description: 'Those that it has already are left.',
  })
    .input(
      z.object({
        params: projectId,
        body: z.strictObject({ texts: z.array(z.string()).min(1).max(10_000), tags: z.array(z.string()).default([]) }),
      }),
    )
    .output(z.object({ added: count, left: count })),
  change: endpoint('PATCH', '/prompts/{promptId}', {
    ...{ tag: 'Prompts', summary: 'Change a prompt' },
    description: 'Another text is another prompt: it takes the old one’s place, which keeps its answers.',
  })
    .input(
      z.object({
        params: promptId,
        body: z.strictObject({
          text: z.string().optional(),
          language: z.string().nullable().optional(),
          tags: z.array(z.string()).optional(),
          active: z.boolean().optional(),
        }),
      }),
    )
    .output(z.object({ promptId: id })),
  remove: endpoint('DELETE', '/prompts/{promptId}', {
    ...{ tag: 'Prompts', summary: 'Remove a prompt' },
    description: 'Its answers and what they cost stay.',
  })
    .input(z.object({ params: promptId }))
    .output(done),
}
