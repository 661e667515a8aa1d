import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { findFindings } from '@/lib/checking/check-issue.ts'
import { Conflict } from '@/lib/errors.ts'
import { deleteIssue, restoreIssue } from './delete.ts'
import { changeDetails, findDetails, WrongDetail } from './details.ts'
import { createDraft, saveDraft } from './draft.ts'
import { findPublishedIssue } from './find-published.ts'
import { publishIssue, unpublishIssue } from './publish.ts'
import { listEditionChoices } from './works.ts'

useTestDatabase()

let editor: Editor

beforeAll(async () => {
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  editor = await addOwner()
})

beforeEach(async () => {
  await database().delete(issues)
})

async function written(title: string, language: string | null = null): Promise<string> {
  const id = await createDraft(editor)
  const document = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: title }] }],
  }
  await saveDraft(editor, id, 1, { title, subtitle: '', document })
  await changeDetails(editor, id, { language })
  return id
}

async function workOf(id: string): Promise<string | null | undefined> {
  const [row] = await database().select({ work: issues.work }).from(issues).where(eq(issues.id, id))
  return row?.work
}

async function editionsAt(slug: string): Promise<string[] | null> {
  const found = await findPublishedIssue(slug)
  return found?.found === 'issue' ? found.editions.map((edition) => edition.slug) : null
}

describe('an issue becomes an edition of another', () => {
  it('by its address, its number or its title, and both say so', async () => {
    const maps = await written('Maps')
    await publishIssue(editor, maps)
    for (const [title, typed] of [
      ['Karten', 'maps'],
      ['Cartes', 'Maps'],
    ] as const) {
      const id = await written(title, 'de')
      expect(await changeDetails(editor, id, { editionOf: typed })).toMatchObject({ editionOf: 'maps' })
      expect(await workOf(id)).toBe('maps')
    }
    await changeDetails(editor, maps, { number: 7 })
    const tizu = await written('地図', 'ja')
    expect(await changeDetails(editor, tizu, { editionOf: '#7' })).toMatchObject({ editionOf: 'maps' })
    expect((await findDetails(maps)).editionOf).toBe('Karten')
  })

  it('while neither has an address', async () => {
    const [one, other] = [await written('One'), await written('Eins', 'de')]
    await changeDetails(editor, other, { editionOf: 'One' })
    expect(await workOf(one)).toBe(await workOf(other))
    expect(await workOf(one)).toBeTruthy()
  })

  it('and no longer, when the field is emptied', async () => {
    const [one, other] = [await written('One'), await written('Eins', 'de')]
    await changeDetails(editor, other, { editionOf: 'One' })
    expect(await changeDetails(editor, other, { editionOf: '' })).toMatchObject({ editionOf: '' })
    expect(await findDetails(one)).toMatchObject({ editionOf: '' })
  })

  it('and brings along a work that only it has', async () => {
    const [one, two, three] = [await written('One'), await written('Two', 'de'), await written('Three', 'ja')]
    await changeDetails(editor, two, { editionOf: 'One' })
    await changeDetails(editor, one, { editionOf: 'Three' })
    expect(new Set([await workOf(one), await workOf(two), await workOf(three)]).size).toBe(1)
  })

  it('but not of itself, of none, or of one of several that are called so', async () => {
    const one = await written('One')
    await written('Twin')
    await written('Twin')
    await changeDetails(editor, one, { slug: 'one' })
    const refusals: [string, string][] = [
      ['one', 'That is this issue itself. Name the one that it is an edition of.'],
      ['none', 'No issue has that address, number or title.'],
      ['#99', 'No issue has that address, number or title.'],
      ['Twin', 'Several issues are called so. Give the address of the one you mean.'],
    ]
    for (const [typed, message] of refusals) {
      const refused = changeDetails(editor, one, { editionOf: typed })
      await expect(refused).rejects.toThrow(WrongDetail)
      await expect(refused).rejects.toMatchObject({ field: 'editionOf', message })
    }
    expect(await workOf(one)).toBeNull()
  })

  it('and not of one that is deleted', async () => {
    const [one, gone] = [await written('One'), await written('Gone')]
    await deleteIssue(editor, gone)
    await expect(changeDetails(editor, one, { editionOf: 'Gone' })).rejects.toThrow(WrongDetail)
    expect(await listEditionChoices(one)).toEqual([])
  })

  it('picked from the others, the newest first, each by what names it', async () => {
    const one = await written('One')
    const two = await written('Two', 'de')
    await publishIssue(editor, two)
    const three = await written('Three')
    expect(await listEditionChoices(one)).toEqual([
      { typed: 'Three', number: 3, title: 'Three', language: null },
      { typed: 'two', number: 2, title: 'Two', language: 'de' },
    ])
    expect(three).toBeTruthy()
  })
})

describe('editions that are out', () => {
  async function editions() {
    const [maps, karten] = [await written('Maps'), await written('Karten', 'de')]
    await publishIssue(editor, maps)
    await changeDetails(editor, karten, { editionOf: 'maps' })
    return { maps, karten }
  }

  it('lead to each other as soon as the second is out, and the first counts as unchanged', async () => {
    const { karten } = await editions()
    const before = await findPublishedIssue('maps')
    expect(await editionsAt('maps')).toEqual([])
    await publishIssue(editor, karten)
    expect(await editionsAt('karten')).toEqual(['maps'])
    expect(await editionsAt('maps')).toEqual(['karten'])
    const after = await findPublishedIssue('maps')
    if (before?.found !== 'issue' || after?.found !== 'issue') throw new Error('It is not there.')
    expect(after.issue.updatedAt).toEqual(before.issue.updatedAt)
    await unpublishIssue(editor, karten)
    expect(await editionsAt('maps')).toEqual([])
  })

  it('are one in each language: another is refused in words, and the checks say so before', async () => {
    const { karten } = await editions()
    await publishIssue(editor, karten)
    const again = await written('Landkarten', 'de')
    await changeDetails(editor, again, { editionOf: 'maps' })
    const said = 'This issue has an edition in German already: “Karten”.'
    await expect(publishIssue(editor, again)).rejects.toThrow(Conflict)
    await expect(publishIssue(editor, again)).rejects.toThrow(said)
    const { findings } = await findFindings(editor, again)
    expect(findings.find(({ rule }) => rule === 'edition')).toMatchObject({ level: 'stop' })
    expect(await findPublishedIssue('landkarten')).toBeNull()

    await changeDetails(editor, again, { language: 'de-AT' })
    expect((await findFindings(editor, again)).findings.find(({ rule }) => rule === 'edition')).toBeUndefined()
    await publishIssue(editor, again)
    expect(await editionsAt('maps')).toEqual(['karten', 'landkarten'])
  })

  it('of one language that go out at the same instant are one, too', async () => {
    await editions()
    const rivals = await Promise.all(['Eins', 'Zwei', 'Drei'].map((title) => written(title, 'ja')))
    for (const id of rivals) await changeDetails(editor, id, { editionOf: 'maps' })
    const outcomes = await Promise.allSettled(rivals.map((id) => publishIssue(editor, id)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('are one in each language also where one comes back that was deleted', async () => {
    const { karten } = await editions()
    await publishIssue(editor, karten)
    await deleteIssue(editor, karten)
    const instead = await written('Landkarten', 'de')
    await changeDetails(editor, instead, { editionOf: 'maps' })
    await publishIssue(editor, instead)
    await expect(restoreIssue(editor, karten)).rejects.toThrow(Conflict)
    expect(await editionsAt('maps')).toEqual(['landkarten'])
    await unpublishIssue(editor, instead)
    await restoreIssue(editor, karten)
    expect(await editionsAt('maps')).toEqual(['karten'])
  })

  it('may be published again, and share a number', async () => {
    const { maps, karten } = await editions()
    for (const id of [maps, karten]) await changeDetails(editor, id, { number: 3 })
    await publishIssue(editor, karten)
    await publishIssue(editor, karten)
    await publishIssue(editor, maps)
    expect((await findFindings(editor, karten)).findings.find(({ rule }) => rule === 'number')).toBeUndefined()
    const other = await written('Other')
    await changeDetails(editor, other, { number: 3 })
    expect((await findFindings(editor, other)).findings.find(({ rule }) => rule === 'number')).toBeDefined()
  })
})

it('an issue that is given another date without being changed does not count as edited', async () => {
  const id = await written('Dated')
  await publishIssue(editor, id)
  await changeDetails(editor, id, { publicationDate: '2020-05-06T12:00' })
  await publishIssue(editor, id)
  const found = await findPublishedIssue('dated')
  expect(found).toMatchObject({
    issue: { publishedAt: new Date('2020-05-06T12:00Z'), updatedAt: new Date('2020-05-06T12:00Z') },
  })
})
