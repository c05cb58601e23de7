import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Everything is bundled but what holds native code: one file starts faster than a tree of modules. */
const native = ['better-sqlite3', '@github/keytar']

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          coreWorker: 'src/main/coreWorker.ts',
          choreWorker: 'src/main/choreWorker.ts',
        },
        external: native,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: 'src/preload/index.ts',
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    base: '/',
    plugins: [react()],
    build: {
      rolldownOptions: { input: 'src/renderer/index.html' },
      // The policy of the page allows no inlined fonts or pictures.
      assetsInlineLimit: 0,
    },
  },
})
