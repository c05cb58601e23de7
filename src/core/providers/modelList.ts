import { type Fields, fieldsOf, isFields, itemsOf, listOf, textOf } from './fields.ts'
import type { ListedModel } from './types.ts'
import { type Received, UnreadableBody } from './wire.ts'

/**
 * Ids of OpenAI's models that do something else than write an answer. Its list has ids and nothing more; the families
 * are those of https://platform.openai.com/docs/models.
 */
const NOT_FOR_ANSWERS =
  /embed|whisper|(?:^|[-/])tts|dall-e|image|sora|moderation|transcribe|diarize|realtime|audio|similarity|(?:^|-)search-(?:ada|babbage|curie|davinci)|-search-(?:query|document)|text-search|code-search|-edit-|-insert-|rerank/i

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
