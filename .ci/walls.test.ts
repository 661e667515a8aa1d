import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

type Wall = { from: string; never: string[]; may: string[] }

/** What DESIGN allows and forbids, room by room, in both ways an import can be written. */
const walls: Wall[] = [
  {
    from: 'db/probe.ts',
    never: [
      '@/lib/env.ts',
      '../lib/env.ts',
      '@/app/session.ts',
      '@/components/x.tsx',
      '@/server/x.ts',
      'react',
      'next',
    ],
    may: ['./schema/index.ts', '@/db/client.ts', 'drizzle-orm', 'postgres'],
  },
  {
    from: 'db/schema/probe.ts',
    never: ['../../lib/env.ts', '../../app/session.ts'],
    may: ['../client.ts'],
  },
  {
    from: 'lib/issues/probe.ts',
    never: [
      '@/app/session.ts',
      '../../app/session.ts',
      '@/components/reader/shell.tsx',
      '../../components/reader/shell.tsx',
      '@/server/main.ts',
      '@/cli/main.ts',
      'next/cache',
      'next-auth',
      'react',
      'react-dom/server',
      'server-only',
    ],
    may: ['@/db/client.ts', '../../db/client.ts', '@/lib/accounts/sessions.ts', '../accounts/sessions.ts', './find.ts'],
  },
  {
    from: 'lib/document/nodes/probe.ts',
    never: [
      '@/db/client.ts',
      '../../../db/client.ts',
      '@/lib/issues/find.ts',
      '../../issues/find.ts',
      '@/lib/env.ts',
      '../../env.ts',
      'drizzle-orm',
      'postgres',
      'next/headers',
      'react',
      '@tiptap/react',
      '@/app/session.ts',
      '@/components/editor/editor.tsx',
    ],
    may: [
      '../schema.ts',
      '../links.ts',
      '@/lib/document/links.ts',
      '@/lib/feeds/feed.ts',
      '@/lib/errors.ts',
      '@tiptap/core',
    ],
  },
  {
    from: 'lib/feeds/probe.ts',
    never: ['@/db/client.ts', '@/lib/publication/find.ts', '../publication/find.ts', 'react', 'next'],
    may: ['./feed.ts', '@/lib/document/feed.ts', '../document/feed.ts'],
  },
  {
    from: 'components/reader/probe.tsx',
    never: [
      '@/db/client.ts',
      '../../db/client.ts',
      '@/app/session.ts',
      '../../app/session.ts',
      '@/lib/issues/find.ts',
      '../../lib/issues/find.ts',
      '@/lib/env.ts',
      'drizzle-orm',
      'server-only',
    ],
    may: [
      './shell.tsx',
      '../ui/button.tsx',
      '@/components/ui/button.tsx',
      '@/lib/document/page.ts',
      '@/lib/issues/input.ts',
      'react',
    ],
  },
  {
    from: 'app/desk/probe.ts',
    never: ['@/cli/main.ts', '../../cli/main.ts', '@/e2e/test.ts', '@/bench/main.ts'],
    may: ['@/lib/issues/find.ts', '@/db/client.ts', '@/components/ui/button.tsx', 'next/navigation', 'server-only'],
  },
  {
    from: 'server/probe.ts',
    never: [
      '@/app/session.ts',
      '../app/session.ts',
      '@/components/reader/shell.tsx',
      '../components/reader/shell.tsx',
      'react-dom/server',
    ],
    may: ['@/lib/env.ts', '@/db/client.ts', 'next'],
  },
  ...['cli', 'e2e', 'bench'].map((room) => ({
    from: `${room}/probe.ts`,
    never: [
      '@/app/session.ts',
      '../app/session.ts',
      '@/components/reader/shell.tsx',
      '../components/reader/shell.tsx',
      'server-only',
    ],
    may: ['@/lib/env.ts', '@/db/client.ts', '@/server/main.ts', '../lib/env.ts'],
  })),
]

let folder: string
/** Every import that the lint configuration refuses. */
let refused: { file: string; specifier: string }[]
let roomsOfLib: string[]

const refusedIn = (file: string) => refused.filter((wrong) => wrong.file === file).map(({ specifier }) => specifier)

// The probes lie in a folder of their own beside a copy of the configuration: nothing is written into the rooms, where
// a type check or another test could stumble over it.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-walls-'))
  const configuration = await readFile(join(root, '.oxlintrc.json'), 'utf8')
  // Rules that ask for types need installed packages; the walls ask for none.
  await writeFile(join(folder, '.oxlintrc.json'), configuration.replace('"typeAware": true', '"typeAware": false'))
  for (const { from, never, may } of walls) await writeProbe(from, [...never, ...may])
  await writeProbe('components/types/probe.ts', ['@/lib/issues/find.ts'], 'import type')
  await writeProbe('lib/issues/later.ts', ['@/app/session.ts'], 'await import')
  roomsOfLib = await otherRoomsOfLib()
  await writeProbe('lib/document/rooms.ts', roomsOfLib)
  refused = await lint(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(walls)('$from imports what it may and nothing else', ({ from, never }) => {
  expect(refusedIn(from).sort()).toEqual([...never].sort())
})

test('components may import types of lib', () => {
  expect(refusedIn('components/types/probe.ts')).toEqual([])
})

test('an import that is made while running meets the same walls', () => {
  expect(refusedIn('lib/issues/later.ts')).toEqual(['@/app/session.ts'])
})

test('every room of lib is closed to lib/document, so a new room has to be named in the configuration', () => {
  expect(refusedIn('lib/document/rooms.ts').sort()).toEqual([...roomsOfLib].sort())
})

/** As lib/document would import them: `../issues/x.ts` and so on. */
async function otherRoomsOfLib(): Promise<string[]> {
  const entries = await readdir(join(root, 'lib'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !['document', 'feeds'].includes(entry.name))
    .map(({ name }) => `../${name}/x.ts`)
}

async function writeProbe(
  file: string,
  specifiers: string[],
  how: 'import' | 'import type' | 'await import' = 'import',
) {
  const lines = specifiers.map((specifier, at) =>
    how === 'await import'
      ? `export const a${at} = await import('${specifier}')`
      : `${how} { a${at} } from '${specifier}'`,
  )
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), `${lines.join('\n')}\n`)
}

type Diagnostic = { code: string; message: string; filename: string }

async function lint(where: string): Promise<{ file: string; specifier: string }[]> {
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const said = await new Promise<string>((done, failed) => {
    execFile(process.execPath, [oxlint, '--format', 'json'], { cwd: where, maxBuffer: 2 ** 26 }, (error, stdout) => {
      // The exit code is 1 when anything was found, which is what is asked for here.
      if (stdout.startsWith('{')) done(stdout)
      else failed(error ?? new Error(`oxlint said: ${stdout}`))
    })
  })
  const { diagnostics } = JSON.parse(said) as { diagnostics: Diagnostic[] }
  return diagnostics
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename, message }) => ({
      file: filename.replaceAll('\\', '/'),
      specifier: /'([^']+)'/.exec(message)?.[1] ?? message,
    }))
}
