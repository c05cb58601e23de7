import { createInterface } from 'node:readline'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import { examples, type Register } from '../command.ts'
import { EXIT } from '../exit.ts'
import { writeOut } from '../output/write.ts'

const names = z.array(z.string()).default([])
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  answer: z.string(),
  brands: z.array(z.object({ name: z.string().min(1), aliases: names, domains: names })),
})

export const registerAnalyze: Register = (program, act) => {
  program
    .command('analyze')
    .requiredOption('--jsonl', 'one JSON object a line: {"id", "answer", "brands": [{"name", "aliases", "domains"}]}')
    .description('Measure answers from standard input: one line in, one line out. Offline; nothing is kept.')
    .addHelpText('after', examples('earshot analyze --jsonl < answers.jsonl > measured.jsonl'))
    .action(
      act(async (host) => {
        await writeOut(undefined, measured(host.note))
      }),
    )
}

/** Good lines are measured whatever the others are; a bad one is named by its number. */
async function* measured(note: (text: string) => void): AsyncGenerator<string> {
  const { analyzeAnswer, compileBrands } = await import('../../core/analysis/index.ts')
  let number = 0
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (text.trim() === '') continue
    const line = read(text)
    if ('mistake' in line) {
      process.exitCode = EXIT.failed
      note(`Line ${number} was left out: ${line.mistake}`)
      continue
    }
    const { findings } = analyzeAnswer(line.answer, compileBrands(line.brands))
    const brands = findings.map(({ state, count, firstOffset, rank, sentiment, sentimentMethod }, index) => [
      line.brands[index]?.name,
      { state, mentioned: state === 'named', count, firstOffset, rank, sentiment, sentimentMethod },
    ])
    yield `${JSON.stringify({ id: line.id, brands: Object.fromEntries(brands) })}\n`
  }
}

function read(text: string): z.output<typeof lineSchema> | { mistake: string } {
  try {
    const result = lineSchema.safeParse(JSON.parse(text))
    if (result.success) return result.data
    const [issue] = result.error.issues
    return { mistake: `${z.core.toDotPath(issue?.path ?? []) || 'the line'}: ${issue?.message}` }
  } catch (error) {
    return { mistake: messageOf(error) }
  }
}
