import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compile, isCompiled } from './program.mjs'

const here = fileURLToPath(new URL('..', import.meta.url))
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'masthead program '))
  const files = {
    'package.json': '{ "type": "module" }',
    'package-lock.json': '{}',
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    'lib/env.ts': "export const where: string = 'compiled'",
    'lib/deep/beside.ts': `import { readFileSync } from 'node:fs'
      export const beside = readFileSync(new URL('./beside.txt', import.meta.url), 'utf8')`,
    'lib/deep/beside.txt': 'what lies beside',
    'server/main.ts': "export { where } from '@/lib/env.ts'",
    'cli/main.ts': "export { beside } from '@/lib/deep/beside.ts'\nexport { where } from '@/lib/env.ts'",
    'cli/demo.ts': 'export {}',
    'db/client.ts': 'export {}',
  }
  for (const [name, text] of Object.entries(files)) write(name, text)
  for (const name of ['program.mjs', 'stamps.mjs']) cpSync(join(here, 'server', name), join(root, 'server', name))
  symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(join(root, name, '..'), { recursive: true })
  writeFileSync(join(root, name), text)
}

/** What a module of the program gives to who loads it, in a process of its own. */
function loaded(name: string): Record<string, string> {
  const program = JSON.stringify(pathToFileURL(join(root, 'server/program.mjs')).href)
  const script = `const { loadProgram } = await import(${program})
    console.log(JSON.stringify(await loadProgram(${JSON.stringify(root)}, ${JSON.stringify(name)})))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

test('the program is the same compiled and from its source, down to the files that lie beside its modules', async () => {
  const fromSource = loaded('cli')
  expect(fromSource).toEqual({ where: 'compiled', beside: 'what lies beside' })
  await compile(root)
  expect(isCompiled(root)).toBe(true)
  expect(loaded('cli')).toEqual(fromSource)
})

test('what was changed since it was compiled runs as it is now', async () => {
  await compile(root)
  write('lib/env.ts', "export const where: string = 'changed'")
  expect(isCompiled(root)).toBe(false)
  expect(loaded('server')).toEqual({ where: 'changed' })
  await compile(root)
  expect(isCompiled(root)).toBe(true)
  expect(loaded('server')).toEqual({ where: 'changed' })
})

test('nothing is compiled again that has not changed', async () => {
  await compile(root)
  const stamp = join(root, '.masthead/program/compiled-from')
  const before = [statSync(stamp).mtimeMs, readFileSync(stamp, 'utf8')]
  await compile(root)
  expect([statSync(stamp).mtimeMs, readFileSync(stamp, 'utf8')]).toEqual(before)
})

test('a program that can’t be compiled counts as none, and says where it is wrong', async () => {
  write('server/main.ts', 'export const = 1')
  await expect(compile(root)).rejects.toThrow('server/main.ts:1')
  expect(isCompiled(root)).toBe(false)
})
