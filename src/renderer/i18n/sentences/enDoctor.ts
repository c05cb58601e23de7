import type { Sentences } from './index.ts'

/** What the doctor says to do, where the window has a place for it; between backticks stands what is typed as it is. */
export const enDoctor: Sentences = {
  'Take it from them: chmod 700 {1} && chmod 600 {2}':
    'Take it from them in a terminal: `chmod 700 {1} && chmod 600 {2}`',
  'Keep a copy of the file and restore a backup from the folder "backups" beside it.':
    'Keep a copy of the file and restore a backup in Settings.',
  'Restore a backup, then remove that file.': 'Restore a backup in Settings, then remove that file.',
  'Set one: earshot keys set {1}': 'Set the key of {1} in Settings.',
  'See whether this machine reaches {1}, and whether the key is right: earshot keys status':
    'See whether this computer reaches {1}, and in Settings whether the key is right.',
  'Set them: earshot price set {1} --input <$> --output <$>': 'Set them on the page Models; the first is {1}.',
  'Set its time: earshot jobs set {1} --cron "0 4 * * *"': 'Set its time on the page Jobs.',
  'See why, and run it again: earshot jobs run {1}': 'See why on the page Jobs, and run it again.',
  'Run: earshot reconcile --only-limbo. {1}': 'Mend it on the page Limbo. {1}',
}
