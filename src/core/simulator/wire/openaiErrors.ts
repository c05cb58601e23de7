import type { Refusal } from '../faults.ts'
import { type Denial, type HttpAnswer, retryHeaders } from './types.ts'

interface Complaint {
  status: number
  type: string
  code: string | null
  message: string
}

const DOCS = 'https://platform.openai.com/docs/guides/error-codes'

/** OpenAI's error shape, which Perplexity and compatible endpoints share. */
const COMPLAINTS: Record<Refusal, (model: string) => Complaint> = {
  auth: () => ({
    status: 401,
    type: 'invalid_request_error',
    code: 'invalid_api_key',
    message: 'Incorrect API key provided. You can find your API key in your account.',
  }),
  quota: () => ({
    status: 429,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message: `You exceeded your current quota, please check your plan and billing details. See ${DOCS}.`,
  }),
  rate_limited: (model) => ({
    status: 429,
    type: 'requests',
    code: 'rate_limit_exceeded',
    message: `Rate limit reached for ${model} on requests per min (RPM): Limit 500, Used 500, Requested 1.`,
  }),
  bad_request: () => ({
    status: 400,
    type: 'invalid_request_error',
    code: null,
    message: 'The request could not be processed: unsupported value.',
  }),
  too_large: () => ({
    status: 400,
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    message: 'Your input exceeds the context window of this model. Please adjust your input and try again.',
  }),
  model_not_found: (model) => ({
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    message: `The model \`${model}\` does not exist or you do not have access to it.`,
  }),
  server_error: () => ({
    status: 500,
    type: 'server_error',
    code: null,
    message: 'The server had an error while processing your request. Sorry about that!',
  }),
  unavailable: () => ({
    status: 503,
    type: 'service_unavailable_error',
    code: null,
    message: 'The service is temporarily unavailable. Please try again later.',
  }),
  overloaded: () => ({
    status: 503,
    type: 'server_error',
    code: 'slow_down',
    message: 'The engine is currently overloaded, please try again later.',
  }),
}

export function denyLikeOpenAi({ refusal, model, message, retryAfterMs }: Denial): HttpAnswer {
  const { status, ...complaint } = COMPLAINTS[refusal](model)
  return {
    status,
    headers: retryHeaders(retryAfterMs),
    body: { error: { message: message ?? complaint.message, type: complaint.type, param: null, code: complaint.code } },
  }
}
