import { defineConfig } from 'rolldown'

/**
 * The command line as one file, so that it starts in milliseconds. Only packages with native code stay outside, and the
 * tokenizer, whose tables of two megabytes only a quote without history reads.
 */
export default defineConfig({
  input: 'src/cli/index.ts',
  platform: 'node',
  external: ['better-sqlite3', '@github/keytar', /^gpt-tokenizer/],
  tsconfig: 'tsconfig.json',
  output: {
    file: 'out/cli/earshot.mjs',
    format: 'esm',
    codeSplitting: false,
    // Less to read at every start; names stay, for stack traces.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  },
})
