import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'

useTestDatabase()

const masthead = join(import.meta.dirname, 'masthead.mjs')
const names = ['a.md', 'b.md', 'c.md', 'd.md']
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-import-command-'))
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  for (const name of names) await writeFile(join(folder, name), `# Letter ${name}\n\nWords. ![x](gone.png)\n`)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  await database().delete(issues)
})

function run(...words: string[]): Promise<{ code: number; out: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [masthead, 'import', ...words], (error, out, errors) => {
      resolve({ code: error ? Number(error.code) : 0, out, errors })
    })
  })
}

/** Starts an import that is asked to stop while it is at its first file. */
async function interrupted(...signals: NodeJS.Signals[]) {
  const child = await database().transaction(async (tx) => {
    // Whoever gives out slugs waits for this.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('masthead slugs'))`)
    const started = spawn(process.execPath, [masthead, 'import', folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    await vi.waitFor(
      async () => {
        const waiting = await database().execute(
          sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        expect(waiting).toHaveLength(1)
      },
      { timeout: 30_000, interval: 50 },
    )
    for (const signal of signals) started.kill(signal)
    return started
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [code, out, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, out, errors }
}

describe('masthead import', () => {
  it('finishes the file at hand when asked to stop, and the same command goes on from there', async () => {
    // Under npx one Ctrl-C arrives twice.
    const { code, out, errors } = await interrupted('SIGINT', 'SIGINT')
    expect(code).toBe(130)
    expect(out).toContain('a.md: added as letter-a-md\n')
    expect(out).toContain('1 added, 0 already there, 0 not taken.\n')
    expect(errors).toBe('Stopped: 3 of 4 files are left. The same command goes on from here.\n')
    expect(await database().$count(issues)).toBe(1)

    const next = await run(folder)
    expect(next.out).toContain('3 added, 1 already there, 0 not taken.\n')
    expect(next.code).toBe(0)
    expect(await database().$count(issues)).toBe(4)
  })

  it('asked to stop by who keeps it running ends in the same way, and says by what', async () => {
    expect((await interrupted('SIGTERM')).code).toBe(143)
  })

  it('gives a program one line of JSON for each letter and nothing else', async () => {
    await writeFile(join(folder, 'broken.md'), new Uint8Array([0xff]))
    const { code, out, errors } = await run(folder, '--json', '--publish')
    await rm(join(folder, 'broken.md'))
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { slug: string | null; address: string | null; warnings: unknown[] })
    expect(lines).toHaveLength(5)
    expect(lines[0]).toEqual({
      file: join(folder, 'a.md'),
      slug: 'letter-a-md',
      address: 'https://letters.example/issues/letter-a-md',
      warnings: [{ line: 3, text: expect.stringContaining('gone.png') as string }],
    })
    expect(lines.filter(({ slug }) => slug === null)).toHaveLength(1)
    expect(errors).toBe('')
    expect(code).toBe(1)
  })
})
