import { type Fields, fieldsOf, isFields, itemsOf, listOf, textOf } from './fields.ts'
import type { ListedModel } from './types.ts'
import { type Received, UnreadableBody } from './wire.ts'

/**
 * Ids of models that do something else than write an answer, for lists that have ids and nothing more: OpenAI's families
 * (https://platform.openai.com/docs/models), its completion models from before chat, and what local servers carry beside.
 */
const NOT_FOR_ANSWERS = new RegExp(
  [
    'embed|rerank|similarity|bge-|minilm|(?:^|[-/])e5-|colbert',
    'whisper|(?:^|[-/])tts|transcribe|diarize|realtime|audio|speech|voice',
    'dall-e|image|sora|stable-diffusion|sdxl|flux\\.|(?:^|[-/])clip-',
    'moderation|guard|computer-use',
    '(?:^|-)search-(?:ada|babbage|curie|davinci)|-search-(?:query|document)|text-search|code-search|-edit-|-insert-',
    '^(?:(?:text|code)-)?(?:ada|babbage|curie|davinci|cushman)(?:[-:]|$)|^gpt-3\\.5-turbo-instruct',
  ].join('|'),
  'i',
)

/**
 * Reads a list in OpenAI's form, `{data: [{id, created}]}`, with what others add to it: OpenRouter's name and
 * output modalities, Anthropic's display name and date.
 * @throws UnreadableBody when it is no such list
 */
export function readModelList({ json, text }: Received): ListedModel[] {
  if (!Array.isArray(json.data)) throw new UnreadableBody('a list of models without data', text)
  return itemsOf(json.data).flatMap((item) => {
    const id = textOf(item.id)
    if (id === null) return []
    return [
      {
        id,
        displayName: textOf(item.display_name) ?? textOf(item.name),
        createdAt: createdAt(item),
        generatesText: generatesText(id, item),
      },
    ]
  })
}

function generatesText(id: string, item: Fields): boolean | null {
  const modalities = isFields(item.architecture) ? listOf(fieldsOf(item.architecture).output_modalities) : []
  if (modalities.length > 0) return modalities.includes('text')
  return NOT_FOR_ANSWERS.test(id) ? false : null
}

/** Seconds since 1970 (`created`) or an ISO date (`created_at`), in UTC milliseconds. */
function createdAt(item: Fields): number | null {
  if (typeof item.created === 'number') return item.created > 0 ? item.created * 1_000 : null
  const instant = Date.parse(textOf(item.created_at) ?? '')
  return Number.isNaN(instant) ? null : instant
}
