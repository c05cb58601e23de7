/** Import boundaries: dependencies run one way. ARCHITECTURE.md says why; this file makes them fail. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^src/(?!contract/)' },
    },
    {
      name: 'contract-imports-only-zod-and-orpc-contract',
      severity: 'error',
      from: { path: '^src/contract/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(zod|@orpc/contract)/' },
    },
    {
      name: 'core-knows-no-host',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(main|preload|renderer|cli|server)/' },
    },
    {
      name: 'core-knows-no-electron',
      severity: 'error',
      from: { path: '^src/(core|cli|server)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'hosts-know-no-other-host',
      severity: 'error',
      comment:
        'But for the command line, which starts the server as a whole, and the desktop app, which serves its API.',
      from: { path: '^src/(main|cli|server)/' },
      to: { path: '^src/(main|cli|server|preload|renderer)/', pathNot: ['^src/$1/', '^src/server/index\\.ts$'] },
    },
    {
      name: 'only-hosts-start-the-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|main|server)/' },
      to: { path: '^src/server/' },
    },
    {
      name: 'preload-only-electron',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { path: '^src/(?!preload/)' },
    },
    {
      name: 'renderer-only-contract',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { path: '^src/(?!renderer/|contract/)' },
    },
    {
      name: 'feature-through-its-index',
      severity: 'error',
      comment: "A core feature imports a sibling only through that sibling's index.ts (db schema excepted).",
      from: { path: '^src/core/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/core/[^/]+/', pathNot: ['^src/core/$1/', '/index\\.ts$', '^src/core/db/'] },
    },
    {
      name: 'sdks-only-in-providers',
      severity: 'error',
      comment: 'Every paid call passes the ledger: no SDK outside the adapters.',
      from: { path: '^src/', pathNot: '^src/core/providers/' },
      to: { path: 'node_modules/(openai|@anthropic-ai/sdk|@google/genai)/' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^tests/' },
      to: { path: '\\.test\\.tsx?$|^tests/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|drizzle)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
