import type { Sentences } from './index.ts'

/** Sentences that send one to the command line, as the window says them. */
export const en: Sentences = {
  'There is no key for {1}. Set one with: earshot keys set {2}': 'There is no key for {1}. Set one in Settings.',
  '{1} has no key that could be sent: set one with "earshot keys set {2}"':
    '{1} has no key that could be sent: set one in Settings.',
  'The key of {1} was entered for {2} and is not sent to {3}. To use it there, enter it again: earshot keys set {4}':
    'The key of {1} was entered for {2} and is not sent to {3}. To use it there, enter it again in Settings.',
  '{1} was not asked, because {2}. Set it with: earshot price set {3}':
    '{1} was not asked, because {2}. Set one on the page Models.',
  'There is no project yet. Make one with: earshot project apply FILE.json':
    'There is no project yet. Make one on the page Projects.',
  'There are several projects; say which with --project: {1}.': 'There are several projects; choose one: {1}.',
  'There is no project "{1}". See: earshot project list': 'There is no project "{1}". See the page Projects.',
  'There is no active project to run. Describe one in a file and run: earshot project apply FILE.json':
    'There is no active project to run. Make one on the page Projects.',
  'Project "{1}" has no active prompts, so there is nothing to ask. Add some to its file and apply it again.':
    'Project "{1}" has no active prompts, so there is nothing to ask. Add some on the page Prompts.',
  'Project "{1}" names no models, so there is nobody to ask. Add some to its file and apply it again.':
    'Project "{1}" names no models, so there is nobody to ask. Choose some where the project is edited.',
  'The project "{1}" has no {2}. Add some to its file and apply it again.':
    'The project "{1}" has no {2}. Add some on its pages.',
  'There is no provider or endpoint "{1}"; add one with: earshot endpoint add':
    'There is no provider or endpoint "{1}"; add one in Settings.',
  '{1}: there is no provider or endpoint "{2}"; add one with: earshot endpoint add':
    'There is no provider or endpoint "{2}"; add one in Settings.',
  'There is no provider or endpoint "{1}". Providers are {2}; see also: earshot endpoint list':
    'There is no provider or endpoint "{1}". Settings lists those there are.',
  'The endpoint {1} was kept: {2} asks its models. Take them out of the project’s file, apply it, and try again.':
    'The endpoint {1} was kept: {2} asks its models. Take them out of the project and try again.',
  "The endpoint {1} was kept: {2} asks its models. Take them out of the project's file, apply it, and try again.":
    'The endpoint {1} was kept: {2} asks its models. Take them out of the project and try again.',
  'There is no exposure with the number {1}. See: earshot budget holds':
    'There is no exposure with the number {1}. The page Budgets lists those there are.',
  'The registry has no model "{1}". The models are listed by: earshot models list':
    'The registry has no model "{1}". The page Models lists those there are.',
  '{1} is larger than {2} MB. Nothing was imported; use the command line: earshot import':
    '{1} is larger than {2} MB. Nothing was imported; split it into several files.',
  'The folder {1} cannot be made ({2}). Choose another with --home.':
    'The folder {1} cannot be made ({2}). Choose another place for the data.',
  'The folder {1} is on a network drive, where SQLite cannot lock safely. Choose a folder on this computer with --home.':
    'The folder {1} is on a network drive, where the database cannot lock safely. Choose a folder on this computer.',
  "The database {1} cannot be written ({2}). Nothing was changed; check the folder's permissions or choose another with --home.":
    'The database {1} cannot be written ({2}). Nothing was changed; check the permissions of its folder.',
  'The project "{1}" has lost its brand; apply its file again.':
    'The project "{1}" has lost its brand; restore a backup in Settings.',
  'There is no webhook to try, or its address was kept for an earlier session only. Set one with: earshot alerts webhook set':
    'There is no webhook to try, or its address was kept for an earlier session only. Set one on the page Alerts.',
  'There is no alert {1}. See: earshot alerts': 'There is no alert {1}.',
  'There is no admin key for {1}. Set one with: earshot keys set {2}':
    'There is no admin key for {1}. Set one in Settings.',
  '{1} tells its bill by no API. Import a file that it lets you download: earshot billing import {2}':
    '{1} tells its bill by no API. Import a file that it lets you download.',
  'There is no provider "{1}". Bills by API come from {2}; see also: earshot endpoint list':
    'There is no provider "{1}". Bills by API come from {2}.',
  'The program is closing. What was answered is kept; resume the run.':
    'The program is closing. What was answered is kept, and the run goes on at the next start.',
}
