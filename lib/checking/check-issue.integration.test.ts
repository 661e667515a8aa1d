import { beforeAll, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, linkChecks, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { NotFound } from '@/lib/errors.ts'
import { deleteIssue } from '@/lib/issues/delete.ts'
import { createDraft, findDraft, saveDraft } from '@/lib/issues/draft.ts'
import { publishIssue } from '@/lib/issues/publish.ts'
import { askLinks, findFindings } from './check-issue.ts'

useTestDatabase()

let editor: Editor

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  editor = await addOwner()
})

const linkTo = (href: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text: 'a page', marks: [{ type: 'link', attrs: { href, title: null } }] }],
})

async function written(title: string, ...blocks: object[]): Promise<string> {
  const id = await createDraft(editor)
  const { version } = await findDraft(id)
  await saveDraft(editor, id, version, { title, subtitle: 'Told', document: { type: 'doc', content: blocks } })
  return id
}

const rulesOf = async (id: string) => (await findFindings(editor, id)).findings.map(({ rule }) => rule)

it('a link that readers had in an earlier issue is told with the number of that issue', async () => {
  await publishIssue(editor, await written('First', linkTo('http://www.a.example/page/')))
  const id = await written('Second', linkTo('https://a.example/page?utm_source=x'))
  const { version, findings } = await findFindings(editor, id)
  expect(version).toBe(2)
  expect(findings).toContainEqual(expect.objectContaining({ text: 'This link was in #1: “a page”.' }))
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'trackers' }))
})

it('a number that another issue has is told, and one of a deleted issue is free', async () => {
  const [one, other] = [await written('One', linkTo('#x')), await written('Other', linkTo('#x'))]
  for (const id of [one, other]) await database().update(issues).set({ number: 77 }).where(eq(issues.id, id))
  expect(await rulesOf(one)).toContain('number')
  await deleteIssue(editor, other)
  expect(await rulesOf(one)).not.toContain('number')
})

it('a picture that never came along is told, and a mail that is too long', async () => {
  const figure = { type: 'figure', attrs: { src: 'pictures/hill.png', alt: 'A hill' } }
  const long = { type: 'paragraph', content: [{ type: 'text', text: 'Words. '.repeat(20_000) }] }
  const id = await written('Long', figure, long)
  expect(await rulesOf(id)).toEqual(['emailSize', 'missingPictures'])
})

it('pages are only asked when that is wanted; what is known of them is told at once', async () => {
  const id = await written('Links', linkTo('https://b.example/gone#part'), linkTo('https://c.example/'))
  await database()
    .insert(linkChecks)
    .values({ address: 'https://b.example/gone', outcome: 'gone', status: 404, reason: 'Its site has no such page.' })
  const { findings, links } = await findFindings(editor, id)
  expect(links).toEqual({ all: 2, asked: 1 })
  expect(findings).toMatchObject([{ rule: 'askedLinks', level: 'mend', text: expect.stringContaining('no such page') }])
})

it('asking the pages tells how far it is and ends with what was found; called off, it keeps what it has', async () => {
  const id = await written('Asked', linkTo('https://b.example/gone'), linkTo('http://127.0.0.1:9/'))
  const steps: number[] = []
  const { findings, links } = await askLinks(editor, id, ({ asked }) => steps.push(asked), AbortSignal.timeout(20_000))
  expect(steps).toEqual([1, 2])
  expect(links).toEqual({ all: 2, asked: 2 })
  expect(findings.map(({ rule }) => rule)).toContain('askedLinks')

  const other = await written('Called off', linkTo('https://b.example/gone'), linkTo('https://never.example/'))
  const called = await askLinks(editor, other, () => {}, AbortSignal.abort())
  expect(called.links).toEqual({ all: 2, asked: 1 })
})

it('an issue that is not there has no findings', async () => {
  await expect(findFindings(editor, '00000000-0000-4000-8000-000000000000')).rejects.toThrow(NotFound)
})
