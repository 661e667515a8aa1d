import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { publishIssue } from './publish.ts'
import { rerenderIssues, type RerenderPlan } from './rerender.ts'

useTestDatabase()

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
})

const saying = (text: string): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** Five issues, the newest is `five`, as an older program wrote them. */
beforeEach(async () => {
  await database().delete(issues)
  await database().update(publication).set({ rerenderStartedAt: null })
  for (const [index, title] of ['one', 'two', 'three', 'four', 'five'].entries()) {
    const [made] = await database()
      .insert(issues)
      .values({
        title,
        document: saying(`Words of ${title}.`),
        publicationDate: new Date(Date.UTC(2024, 0, index + 1)),
        tags: ['maps'],
        author: 'Ada',
        otherFields: { mood: 'calm' },
      })
      .returning({ id: issues.id })
    if (made) await publishIssue('masthead', made.id)
  }
  await database().update(publishedIssues).set({ page: 'as of old', markdown: 'as of old' })
})

async function pages(): Promise<Record<string, string>> {
  const rows = await database().select().from(publishedIssues)
  return Object.fromEntries(rows.map(({ slug, page }) => [slug, page]))
}

async function shownAt(slug: string) {
  const [row] = await database().select().from(publishedIssues).where(eq(publishedIssues.slug, slug))
  if (!row) throw new Error(`Nothing is published at ${slug}.`)
  return row
}

async function home() {
  const [row] = await database().select().from(publication)
  if (!row) throw new Error('no publication')
  return row
}

/** Runs until so many issues are done, and then ends as if the program had crashed. */
async function crashAfter(count: number): Promise<void> {
  let done = 0
  const crash = () => {
    if (++done === count) throw new Error('crash')
  }
  await expect(rerenderIssues({ onIssue: crash })).rejects.toThrow('crash')
}

const oldPages = async () => Object.values(await pages()).filter((page) => page === 'as of old').length

describe('rendering all issues anew', () => {
  it('takes the published text, not the draft, with the fields that the file once had', async () => {
    await database()
      .update(issues)
      .set({ document: saying('A draft.'), title: 'Drafted', tags: [], author: null })
    expect(await rerenderIssues()).toEqual({ rendered: 5, changed: 5, failed: [], left: 0 })
    const { page, markdown } = await shownAt('three')
    expect(page).toContain('Words of three.')
    expect(markdown).toContain('title: three')
    expect(markdown).toContain('mood: calm')
    expect(markdown).toContain('author: Ada')
    expect(markdown).toContain('maps')
  })

  it('lets feed readers see nothing new, but tells caches that ask by date', async () => {
    const before = await shownAt('three')
    const { updatedAt } = await home()
    await rerenderIssues()
    const after = await shownAt('three')
    expect(after.updatedAt).toEqual(before.updatedAt)
    expect(after.publishedAt).toEqual(before.publishedAt)
    expect((await home()).updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime())
  })

  it('that reads as before changes no date that anybody asks by', async () => {
    await rerenderIssues()
    const { updatedAt } = await home()
    expect(await rerenderIssues()).toEqual({ rendered: 5, changed: 0, failed: [], left: 0 })
    expect((await home()).updatedAt).toEqual(updatedAt)
  })

  it('also reaches what is hidden for now', async () => {
    await database().update(publishedIssues).set({ hiddenAt: new Date() }).where(eq(publishedIssues.slug, 'two'))
    await rerenderIssues()
    expect((await shownAt('two')).page).toContain('Words of two.')
    expect((await shownAt('two')).hiddenAt).not.toBeNull()
  })

  it('names a document that can’t be read any more, leaves it as it was, and goes on with the others', async () => {
    const broken = sql`'{"type":"doc","content":[{"type":"hologram"}]}'::jsonb`
    await database().update(publishedIssues).set({ document: broken }).where(eq(publishedIssues.slug, 'four'))
    expect(await rerenderIssues()).toEqual({
      rendered: 4,
      changed: 4,
      failed: [{ slug: 'four', reason: expect.stringContaining('hologram') }],
      left: 0,
    })
    expect((await shownAt('four')).page).toBe('as of old')
    expect((await home()).rerenderStartedAt).toBeNull()
  })
})

describe('a run that was interrupted', () => {
  it('goes on where it ended, and says how many were left', async () => {
    await crashAfter(2)
    expect(await oldPages()).toBe(3)
    expect((await home()).rerenderStartedAt).not.toBeNull()
    const plans: RerenderPlan[] = []
    expect(await rerenderIssues({ onPlan: (plan) => plans.push(plan) })).toMatchObject({ rendered: 3, left: 0 })
    expect(plans).toEqual([{ total: 5, left: 3, continued: expect.any(Date) as Date }])
    expect(await oldPages()).toBe(0)
    expect((await home()).rerenderStartedAt).toBeNull()
  })

  it('leaves alone what was published meanwhile', async () => {
    await crashAfter(1)
    const { issueId } = await shownAt('one')
    await database()
      .update(issues)
      .set({ document: saying('Just out.') })
      .where(eq(issues.id, issueId))
    await publishIssue('masthead', issueId)
    const before = await shownAt('one')
    expect(await rerenderIssues()).toMatchObject({ rendered: 3 })
    expect(await shownAt('one')).toEqual(before)
  })

  it('can be stopped between two issues', async () => {
    const stopping = new AbortController()
    const stopped = await rerenderIssues({ signal: stopping.signal, onIssue: () => stopping.abort() })
    expect(stopped).toMatchObject({ rendered: 1, left: 4 })
    expect(await rerenderIssues()).toMatchObject({ rendered: 4, left: 0 })
  })

  it('is shared by two at once, who write nothing twice', async () => {
    const [one, other] = await Promise.all([rerenderIssues(), rerenderIssues()])
    expect(one.rendered + other.rendered).toBe(5)
    expect(await oldPages()).toBe(0)
    expect((await home()).rerenderStartedAt).toBeNull()
  })
})

describe('masthead rerender', () => {
  const masthead = join(import.meta.dirname, '../../cli/masthead.mjs')

  it('killed in the middle keeps what it did, and the next one does the rest', async () => {
    const killed = await database().transaction(async (tx) => {
      // Two issues get done, then it waits for this one, which is held here.
      await tx.select().from(publishedIssues).where(eq(publishedIssues.slug, 'three')).for('update')
      const child = spawn(process.execPath, [masthead, 'rerender'], { stdio: 'ignore' })
      const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
      await vi.waitFor(
        async () => {
          const waiting = await database().execute(
            sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          )
          expect(waiting).toHaveLength(1)
        },
        { timeout: 30_000, interval: 50 },
      )
      child.kill('SIGKILL')
      return ended
    })
    expect(killed).toBe('SIGKILL')
    await vi.waitFor(async () => expect(await oldPages()).toBe(3), { timeout: 10_000 })
    const { code, out } = await run()
    expect(out).toContain('An earlier run was interrupted: 3 of 5 issues were left.')
    expect(out).toContain('3 issues written anew')
    expect(code).toBe(0)
    expect(await oldPages()).toBe(0)
  })

  it('ends with 1 when an issue could not be written, and says which', async () => {
    const broken = sql`'{"type":"doc","content":[{"type":"hologram"}]}'::jsonb`
    await database().update(publishedIssues).set({ document: broken }).where(eq(publishedIssues.slug, 'two'))
    const { code, errors } = await run()
    expect(errors).toMatch(/^two: .*hologram/m)
    expect(code).toBe(1)
  })

  function run(): Promise<{ code: number; out: string; errors: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [masthead, 'rerender'], (error, out, errors) => {
        resolve({ code: error ? Number(error.code) : 0, out, errors })
      })
    })
  }
})
