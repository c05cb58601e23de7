import type { ErrorClass, FailureCode } from '../../../contract/index.ts'

/** Why a call brought no answer. */
export const errorWords: Record<ErrorClass, string> = {
  auth: 'The key was refused',
  quota: 'The account has no credit left',
  rate_limited: 'Too many requests for this account',
  overloaded: 'The provider is overloaded',
  server_error: 'The provider had an internal error',
  timeout: 'No answer in time',
  network: 'The provider could not be reached',
  model_not_found: 'The provider has no such model',
  invalid_request: 'The provider refused the request',
  too_large: 'The question is too long for the model',
  malformed: 'The answer could not be read',
  budget: 'A budget stopped it',
  unpriced: 'The model has no price',
}

/** How what was asked of the core failed. */
export const failureTitles: Record<FailureCode, string> = {
  NOT_READY: 'Earshot is still opening',
  BAD_INPUT: 'That cannot be done as it was asked',
  NOT_FOUND: 'This is no longer there',
  CONFLICT: 'This is already being done',
  HOME: 'The data folder cannot be used',
  DATABASE: 'The database has a problem',
  DATABASE_NEWER: 'The data was written by a newer version',
  DATABASE_BUSY: 'The database is busy',
  DISK_FULL: 'The disk is full',
  KEYCHAIN: 'The keychain did not answer',
  UNPRICED: 'A model has no price',
  BUDGET: 'A budget stopped it',
  NETWORK: 'The network did not answer',
  CANCELLED: 'It was cancelled',
  DEFECT: 'Something unexpected happened',
}
