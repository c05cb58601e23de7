/** For `npm run package`: electron-builder reads no TypeScript but by a compiler of its own. */
export { packaging as default } from './scripts/packaging.ts'
