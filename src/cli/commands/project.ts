import { examples, type Register } from '../command.ts'
import { contentOf } from '../exit.ts'
import { yesNo } from '../output/figures.ts'
import { printJson } from '../output/json.ts'
import { shortened, table } from '../output/table.ts'
import { writeOut } from '../output/write.ts'
import { readText } from '../readText.ts'

export const registerProject: Register = (program, act) => {
  const project = program.command('project').description('Projects: a brand, its competitors, prompts and models.')

  project
    .command('apply')
    .argument('<file>', 'a project file in JSON')
    .description('Create or update a project from its file. Again, it changes nothing.')
    .addHelpText('after', examples('earshot project apply acme.json'))
    .action(
      act(async (host, file: string) => {
        const text = await readText(file)
        const { changes } = await host.withCore(async (core) => {
          const { parseProjectFile } = await import('../../core/projects/index.ts')
          return contentOf(() => core.projects.apply(parseProjectFile(text)))
        })
        const lines = changes.length > 0 ? changes : ['Nothing changed: the project is as the file says.']
        process.stdout.write(`${lines.join('\n')}\n`)
      }),
    )

  project
    .command('list')
    .description('List the projects.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot project list', 'earshot project list --json'))
    .action(
      act(async (host, { json }: { json?: boolean }) => {
        const projects = await host.withCore((core) => core.projects.list())
        if (json) return printJson(projects)
        if (projects.length === 0)
          return host.note('There is no project yet. Make one with: earshot project apply FILE.json')
        const columns = [
          { title: 'Project' },
          { title: 'Brand' },
          { title: 'Competitors', right: true },
          { title: 'Prompts', right: true },
          { title: 'Models', right: true },
          { title: 'Active' },
        ]
        const rows = projects.map(({ name, brand, competitors, prompts, models, active }) => [
          ...[name, brand, String(competitors), String(prompts), String(models.length), yesNo(active)],
        ])
        process.stdout.write(`${table(columns, rows)}\n`)
      }),
    )

  project
    .command('show')
    .argument('<name>')
    .description('Show a project with its brands, prompts and models.')
    .option('--json', 'print it for a program')
    .addHelpText('after', examples('earshot project show "Acme watch"'))
    .action(
      act(async (host, name: string, { json }: { json?: boolean }) => {
        const shown = await host.withCore((core) => core.projects.get(name))
        if (json) return printJson(shown)
        process.stdout.write(`${describeProject(shown).join('\n')}\n`)
      }),
    )

  project
    .command('export')
    .argument('<name>')
    .description('Print a project as a file that "project apply" takes.')
    .option('--out <file>', 'write to a file')
    .addHelpText('after', examples('earshot project export "Acme watch" --out acme.json'))
    .action(
      act(async (host, name: string, { out }: { out?: string }) => {
        const file = await host.withCore((core) => core.projects.exportFile(name))
        await writeOut(out, [`${JSON.stringify(file, null, 2)}\n`])
      }),
    )

  project
    .command('remove')
    .argument('<name>')
    .description('Remove a project. What was asked for it stays in the ledger.')
    .addHelpText('after', examples('earshot project remove "Acme watch"'))
    .action(
      act(async (host, name: string) => {
        await host.withCore((core) => core.projects.remove(name))
        process.stdout.write(`Removed "${name}". Its answers and its ledger are kept.\n`)
      }),
    )
}

/** A prompt may be very long; `project export` has it whole. */
const PROMPT_COLUMNS = 80

type Shown = ReturnType<import('../../core/createCore.ts').Core['projects']['get']>

function describeProject(project: Shown): string[] {
  const settings = [
    ['industry', project.industry],
    ['language', project.language],
    ['country', project.country],
    ['active', yesNo(project.active)],
    ['search', yesNo(project.search)],
    ['samples', String(project.samples)],
    ['output tokens at most', String(project.maxOutputTokens)],
    ['judge', project.judge ?? 'none: sentiment is scored on this computer'],
  ].filter(([, value]) => value !== null)
  const brands = project.brands.map(({ name, aliases, domains, isOwn }) => [
    ...[isOwn ? `${name} *` : name, aliases.join(', '), domains.join(', ')],
  ])
  const prompts = project.prompts.map(({ text, tags, active }) => [
    shortened(text, PROMPT_COLUMNS),
    tags.join(', '),
    yesNo(active),
  ])
  return [
    project.name,
    ...settings.map(([name, value]) => `  ${name}: ${value}`),
    '',
    table([{ title: 'Brand (* own)' }, { title: 'Also called' }, { title: 'Domains' }], brands),
    '',
    table([{ title: 'Prompt' }, { title: 'Tags' }, { title: 'Active' }], prompts),
    '',
    `Models: ${project.models.map(({ ref }) => ref).join(', ') || 'none'}`,
    ...(project.cannotRun ? ['', project.cannotRun] : []),
  ]
}
