import { beforeAll, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { publication, publishedLinks } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { deleteIssue, restoreIssue } from './delete.ts'
import { createDraft, findDraft, saveDraft } from './draft.ts'
import { publishIssue, unpublishIssue } from './publish.ts'
import { findEarlierUses } from './published-links.ts'
import { rerenderIssues } from './rerender.ts'

useTestDatabase()

let editor: Editor

beforeAll(async () => {
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
  editor = await addOwner()
})

const linkingTo = (...addresses: string[]): DocumentJson => ({
  type: 'doc',
  content: addresses.map((href) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href, title: null } }] }],
  })),
})

async function publish(title: string, ...addresses: string[]): Promise<string> {
  const id = await createDraft(editor)
  await saveDraft(editor, id, 1, { title, subtitle: '', document: linkingTo(...addresses) })
  await publishIssue(editor, id)
  return id
}

const nobody = '00000000-0000-4000-8000-000000000000'

it('a link is known to have been in an earlier issue, however it was written there', async () => {
  const id = await publish('First', 'http://www.a.example/page/?utm_source=x', 'mailto:a@b.example', '#below')
  const uses = await findEarlierUses(['https://a.example/page', 'https://a.example/other'], nobody)
  expect([...uses.keys()]).toEqual(['https://a.example/page'])
  expect(uses.get('https://a.example/page')).toMatchObject([{ issueId: id, number: 1, title: 'First', slug: 'first' }])
  expect(await findEarlierUses(['https://a.example/page'], id)).toEqual(new Map())
})

it('what an update takes out counts no more, nor does an issue that readers can’t see', async () => {
  const id = await publish('Second', 'https://b.example/')
  const { version } = await findDraft(id)
  await saveDraft(editor, id, version, { title: 'Second', subtitle: '', document: linkingTo('https://c.example/') })
  const asked = ['https://b.example/', 'https://c.example/']
  expect([...(await findEarlierUses(asked, nobody)).keys()]).toEqual(['https://b.example/'])
  await publishIssue(editor, id)
  expect([...(await findEarlierUses(asked, nobody)).keys()]).toEqual(['https://c.example/'])
  await deleteIssue(editor, id)
  expect((await findEarlierUses(asked, nobody)).size).toBe(0)
  await restoreIssue(editor, id)
  expect((await findEarlierUses(asked, nobody)).size).toBe(1)
  await unpublishIssue(editor, id)
  expect((await findEarlierUses(asked, nobody)).size).toBe(0)
})

it('an issue with addresses as long as they may be, and with thousands of links, goes out', async () => {
  const long = `https://d.example/${'é'.repeat(4000)}`
  const many = Array.from({ length: 3000 }, (_, index) => `https://e.example/${index}`)
  const id = await publish('Long', long, `${long}2`, ...many)
  expect((await findEarlierUses([long, 'https://e.example/2999'], nobody)).size).toBe(2)
  const rows = await database().select().from(publishedLinks).where(eq(publishedLinks.issueId, id))
  expect(rows).toHaveLength(3002)
})

it('rendering anew takes in the links of issues that went out before links were kept', async () => {
  await publish('Old', 'https://f.example/')
  await database().delete(publishedLinks)
  await rerenderIssues()
  expect((await findEarlierUses(['https://f.example/'], nobody)).size).toBe(1)
})
