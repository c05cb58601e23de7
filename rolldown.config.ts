import { defineConfig } from 'rolldown'

/** The command line as one file, so that it starts in milliseconds. Only packages with native code stay outside. */
export default defineConfig({
  input: 'src/cli/index.ts',
  platform: 'node',
  external: ['better-sqlite3', '@github/keytar'],
  tsconfig: 'tsconfig.json',
  output: {
    file: 'out/cli/earshot.mjs',
    format: 'esm',
    codeSplitting: false,
    minify: false,
    sourcemap: false,
  },
})
