import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { editors, openWindows } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { NotFound } from '@/lib/errors.ts'
import { createDraft, saveDraft } from '@/lib/issues/draft.ts'
import { emptyDocument } from '@/lib/document/schema.ts'
import { closeWindow, listOtherWindows, seeWindow, standingVersion } from './windows.ts'

useTestDatabase()

let ada: Editor
let ben: Editor

beforeAll(async () => {
  ada = await newEditor('ada@example.org', '')
  ben = await newEditor('ben@example.org', 'Ben')
})

async function newEditor(email: string, name: string): Promise<Editor> {
  const role = email.startsWith('ada') ? 'owner' : 'editor'
  const [row] = await database().insert(editors).values({ email, name, passwordHash: 'x', role }).returning()
  if (!row) throw new Error('no editor')
  return row
}

const opened = (subject = randomUUID() as string) => ({ window: randomUUID() as string, subject })

async function lastSeen(window: string, secondsAgo: number): Promise<void> {
  await database()
    .update(openWindows)
    .set({ lastSeenAt: sql`now() - make_interval(secs => ${secondsAgo})` })
    .where(eq(openWindows.id, window))
}

describe('windows that have the same issue open', () => {
  it('are told of each other: by name who is somebody else, and not by name who is oneself', async () => {
    const mine = opened()
    const again = opened(mine.subject)
    const bens = opened(mine.subject)
    for (const [editor, seen] of [
      [ada, mine],
      [ada, again],
      [ben, bens],
    ] as const)
      await seeWindow(editor, seen)
    const others = await listOtherWindows(ada, mine)
    expect(others.map(({ editor }) => editor)).toEqual([null, 'Ben'])
    expect(Date.parse(others[0]?.since ?? '')).toBeLessThanOrEqual(Date.now() + 1000)
    expect((await listOtherWindows(ben, bens)).map(({ editor }) => editor)).toEqual([
      'ada@example.org',
      'ada@example.org',
    ])
    expect(await listOtherWindows(ada, opened())).toEqual([])
  })

  it('count as closed when they were left, or not seen for a minute, and come back when they are seen again', async () => {
    const mine = opened()
    const bens = opened(mine.subject)
    await seeWindow(ben, bens)
    const [before] = await listOtherWindows(ada, mine)
    await lastSeen(bens.window, 61)
    expect(await listOtherWindows(ada, mine)).toEqual([])
    await seeWindow(ben, bens)
    expect(await listOtherWindows(ada, mine)).toEqual([before])
    await closeWindow(ben, bens.window)
    expect(await listOtherWindows(ada, mine)).toEqual([])
  })

  it('can be closed or taken over by nobody else', async () => {
    const mine = opened()
    const bens = opened(mine.subject)
    await seeWindow(ben, bens)
    await closeWindow(ada, bens.window)
    await seeWindow(ada, { ...bens, subject: 'template' })
    expect(await listOtherWindows(ada, mine)).toMatchObject([{ editor: 'Ben' }])
  })

  it('that were left long ago are forgotten', async () => {
    const old = opened()
    await seeWindow(ben, old)
    await lastSeen(old.window, 13 * 60 * 60)
    await seeWindow(ada, opened())
    expect(await database().select().from(openWindows).where(eq(openWindows.id, old.window))).toEqual([])
  })
})

describe('the version that stands there', () => {
  it('grows with each save; what is not there has none', async () => {
    const id = await createDraft(ada)
    const { savedAt } = await saveDraft(ada, id, 1, { title: 'x', subtitle: '', document: emptyDocument })
    expect(await standingVersion(id)).toEqual({ version: 2, savedAt })
    await expect(standingVersion(randomUUID())).rejects.toThrow(NotFound)
    // One that was never written is open all the same: it is empty.
    expect(await standingVersion('template')).toMatchObject({ version: 1 })
  })
})
