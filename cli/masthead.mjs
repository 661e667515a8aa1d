#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings } from '../server/settings.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  console.error('The packages are not installed yet. Type npm start once, or npm install.')
  process.exit(1)
}

const { register } = await import('tsx/esm/api')
readSettings(root)
register({ tsconfig: join(root, 'tsconfig.json') })
const { main } = await import('./main.ts')
// Set, not passed to `exit`, so that what was printed into a pipe still gets out.
process.exitCode = await main(process.argv.slice(2))
