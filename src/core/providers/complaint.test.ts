import { describe, expect, it } from 'vitest'
import type { ErrorClass } from '../errors.ts'
import { classify, readComplaint } from './complaint.ts'

const json = (error: object) => JSON.stringify({ error })

describe('the class of a refused call', () => {
  it.each<[number | null, string, ErrorClass]>([
    [401, json({ type: 'authentication_error', message: 'invalid x-api-key' }), 'auth'],
    [
      400,
      json({
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ reason: 'API_KEY_INVALID' }],
      }),
      'auth',
    ],
    [
      400,
      json({ code: 400, message: 'API key expired. Please renew the API key.', status: 'INVALID_ARGUMENT' }),
      'auth',
    ],
    [403, json({ type: 'permission_error', message: 'Your key may not use this.' }), 'auth'],
    [401, '<html><body>401 Authorization Required</body></html>', 'auth'],
    [429, json({ code: 'insufficient_quota', message: 'You exceeded your current quota.' }), 'quota'],
    [402, json({ code: 402, message: 'Insufficient credits' }), 'quota'],
    [400, json({ type: 'invalid_request_error', message: 'Your credit balance is too low.' }), 'quota'],
    [
      400,
      json({ type: 'invalid_request_error', message: 'x', details: { error_code: 'contract_spend_limit_reached' } }),
      'quota',
    ],
    [429, json({ status: 'RESOURCE_EXHAUSTED', message: 'Your prepayment credits are depleted.' }), 'quota'],
    [
      429,
      json({
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: 'You exceeded your current quota, please check your plan and billing details.',
      }),
      'rate_limited',
    ],
    [
      429,
      json({
        code: 'rate_limit_exceeded',
        message: 'Rate limit reached. You can add a payment method at https://x/billing.',
      }),
      'rate_limited',
    ],
    [429, 'Too Many Requests', 'rate_limited'],
    [529, json({ type: 'overloaded_error', message: 'Overloaded' }), 'overloaded'],
    [429, json({ message: 'The engine is currently overloaded, please try again later' }), 'overloaded'],
    [503, '<html>Service Unavailable</html>', 'overloaded'],
    [404, json({ type: 'not_found_error', message: 'model: no-such-model' }), 'model_not_found'],
    [
      403,
      json({ code: 'model_not_found', message: 'Project `p` does not have access to model `gpt-9`' }),
      'model_not_found',
    ],
    [400, json({ type: 'invalid_model', code: 400, message: "Invalid model 'sonar-nine'." }), 'model_not_found'],
    [404, json({ type: 'api_error', message: 'model "llama9" not found, try pulling it first' }), 'model_not_found'],
    [404, '{"error": "model \'llama9\' not found"}', 'model_not_found'],
    [400, json({ code: 400, message: 'nobody/nothing is not a valid model ID' }), 'model_not_found'],
    [404, '404 page not found', 'invalid_request'],
    [404, '{"detail": "Not Found"}', 'invalid_request'],
    [404, json({ type: 'invalid_request_error', message: 'Invalid URL (POST /responses)' }), 'invalid_request'],
    [
      413,
      json({ type: 'request_too_large', message: 'Request exceeds the maximum allowed number of bytes.' }),
      'too_large',
    ],
    [400, json({ code: 'context_length_exceeded', message: 'Too long.' }), 'too_large'],
    [
      400,
      json({ type: 'invalid_request_error', message: 'prompt is too long: 210000 tokens > 200000 maximum' }),
      'too_large',
    ],
    [
      400,
      json({
        status: 'INVALID_ARGUMENT',
        message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
      }),
      'too_large',
    ],
    [
      429,
      json({ code: 'rate_limit_exceeded', message: 'Request too large for gpt-4o on tokens per min (TPM)' }),
      'too_large',
    ],
    [
      429,
      json({
        type: 'rate_limit_error',
        message: 'Number of request tokens has exceeded your per-minute rate limit. Please reduce the prompt length.',
      }),
      'rate_limited',
    ],
    [500, json({ type: 'api_error', message: 'Internal server error' }), 'server_error'],
    [502, '<html>Bad gateway</html>', 'server_error'],
    [504, json({ status: 'DEADLINE_EXCEEDED', message: 'Deadline expired.' }), 'timeout'],
    [
      400,
      json({ code: null, message: "Unsupported parameter: 'temperature' is not supported with this model." }),
      'invalid_request',
    ],
    [422, '{"detail": [{"loc": ["body"], "msg": "field required"}]}', 'invalid_request'],
    [null, json({ code: 402, message: 'No money.' }), 'quota'],
    [null, json({ code: 'rate_limit_exceeded', message: 'x' }), 'rate_limited'],
    [null, json({ code: 'invalid_prompt', message: 'x' }), 'invalid_request'],
    [null, json({ message: 'x' }), 'server_error'],
  ])('%s %s: %s', (status, body, errorClass) => {
    expect(classify(status, readComplaint(body))).toBe(errorClass)
  })
})

describe('the words of a refused call', () => {
  it.each([
    ['{"error": {"message": "Plain."}}', 'Plain.'],
    ['[{"error": {"message": "In a list."}}]', 'In a list.'],
    ['{"error": "Bare."}', 'Bare.'],
    ['{"message": "Top."}', 'Top.'],
    ['{"detail": "Detail."}', 'Detail.'],
    ['{"detail": [{"msg": "First."}, {"msg": "Second."}]}', 'First.'],
    [JSON.stringify({ error: { message: '{"error": {"message": "Quoted."}}' } }), 'Quoted.'],
    [json({ message: 'Provider returned error', metadata: { raw: '{"error": {"message": "Behind."}}' } }), 'Behind.'],
    ['{"response": {"status": "failed", "error": {"message": "Failed."}}}', 'Failed.'],
    ['<html><style>b{}</style><h1>502</h1>\n<p>Bad  gateway</p></html>', '502 Bad gateway'],
    ['', 'no reason given'],
    ['{}', '{}'],
  ])('%s', (body, message) => {
    expect(readComplaint(body).message).toBe(message)
  })
})
