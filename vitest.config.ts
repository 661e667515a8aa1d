import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }
const never = ['**/node_modules/**', '.next/**', 'e2e/**', 'data/**', 'demo-data/**']

export default defineConfig({
  test: {
    // graphile-worker strikes jobs off without waiting. Where a test takes the database away just then, that is what it is about:
    // a server goes on (`server/tell-of-failure.mjs`).
    onUnhandledError: ({ stack = '' }) => !/graphile-worker\/dist\/sql\/(?:complete|fail)Jobs/.test(stack),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...never, '**/*.integration.test.ts'],
          // Properties are tried some hundred times, also where other work goes on beside.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['**/*.integration.test.ts'],
          exclude: never,
          globalSetup: './db/test-cluster.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
