export { backupPath, copyDatabase, createBackups } from './backups.ts'
export { restoreBackup } from './restore.ts'
export { rotateBackups } from './rotate.ts'
