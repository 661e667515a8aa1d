#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadProgram } from '../server/program.mjs'
import { readSettings } from '../server/settings.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

if (!existsSync(join(root, 'node_modules', 'tsx'))) {
  console.error('The packages are not installed yet. Type npm start once, or npm install.')
  process.exit(1)
}

// Who reads what is printed may have had enough of it, as `head` has.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
  process.exit(1)
})
readSettings(root)
const { main } = await loadProgram(root, 'cli')
// Set, not passed to `exit`, so that what was printed into a pipe still gets out.
process.exitCode = await main(process.argv.slice(2))
