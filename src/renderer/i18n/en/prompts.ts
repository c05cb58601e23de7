import type { Format } from '../format.ts'

export const prompts = (f: Format) => {
  const count = (n: number) => `${f.count(n)} ${f.plural(n, 'prompt', 'prompts')}`
  return {
    list: 'Prompts',
    add: 'Add prompts',
    addThem: 'Add them',
    shown: 'Which prompts',
    shows: { active: 'Asked', paused: 'Paused', all: 'All' },
    find: 'Find a prompt',
    anyTag: 'Any tag',
    emptyTitle: 'No prompts yet',
    emptyBody: 'Prompts are the questions of your customers. They are sent exactly as you write them.',
    nothingTitle: 'No prompt is like that',
    nothingBody: 'Others are there: paused, with another tag or in other words.',
    clear: 'Show all',
    columns: {
      text: 'Prompt',
      tags: 'Tags',
      visibility: 'Visibility',
      visibilityLong: (brand: string, days: string) =>
        `Valid answers to this prompt that name ${brand}, as the mean of the models’ values, ${days}`,
      share: 'Share of voice',
      shareLong: (brand: string, days: string) =>
        `Answers to this prompt that name ${brand}, of those naming each tracked brand, ${days}`,
      lastAsked: 'Last asked',
      language: 'Language',
      previous: 'Replaced',
      status: 'Status',
      actions: 'Actions',
    },
    days: (from: string, to: string) => `${from} to ${to}`,
    replaced: (text: string, previous: string) => `${text}\nIn place of: ${previous}`,
    never: 'never',
    ofProject: 'the project’s',
    statuses: { active: 'Asked', paused: 'Paused' },
    edit: 'Edit',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    rowAction: (action: string, prompt: string) => `${action} “${prompt}”`,
    paused: 'The prompt is paused. Its answers stay.',
    resumed: 'The prompt is asked again.',
    removed: 'The prompt is removed. Its answers and costs stay.',
    saved: 'The prompt is saved.',
    editing: 'Edit a prompt',
    another: 'Another text is another question: it begins anew. The old one is paused and keeps its answers.',
    fields: {
      text: 'Text',
      tags: 'Tags',
      tagsHint: 'Type one and press Enter',
      tagsOfAll: 'Tags of all of them',
      language: 'Language',
      languageHint: 'Such as en or es-MX; empty for the project’s',
      active: 'Asked in every run',
      lines: 'Prompts',
      linesHint: 'One on a line',
    },
    mistakes: {
      missing: 'The prompt must not be empty.',
      language: 'A language is a tag such as “en” or “es-MX”.',
    },
    wouldAdd: (n: number, left: number) =>
      left === 0 ? `${count(n)} to add` : `${count(n)} to add, ${f.count(left)} left out:`,
    added: (n: number, left: number) => `${count(n)} added${left > 0 ? `, ${f.count(left)} left out` : ''}.`,
    outcomes: { exists: 'there already', repeated: 'repeated' },
  }
}
