import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { createDraft, saveDraft } from '@/lib/issues/draft.ts'
import { rememberAlternativeTexts } from './remember-alts.ts'
import { storePicture, type StoredPicture } from './store.ts'

useTestDatabase()

let folder: string
let editor: Editor

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-alts-'))
  process.env.MASTHEAD_DATA = folder
  editor = await addOwner()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** A picture of one colour, stored; the same colour is the same picture. */
async function stored(red: number): Promise<StoredPicture> {
  const background = { r: red, g: 30, b: 30 }
  return storePicture(
    editor,
    await sharp({ create: { width: 8, height: 6, channels: 3, background } })
      .png()
      .toBuffer(),
  )
}

const figure = (src: string, alt: string | null) => ({ type: 'figure', attrs: { src, alt } })
const image = (src: string, alt: string | null) => ({
  type: 'paragraph',
  content: [{ type: 'image', attrs: { src, alt } }],
})
const document = (...content: object[]): DocumentJson => parseDocument({ type: 'doc', content })

async function altOf({ key }: StoredPicture): Promise<string | undefined> {
  const [row] = await database().select({ alt: media.alt }).from(media).where(eq(media.key, key))
  return row?.alt
}

describe('what an author says that a picture shows', () => {
  it('is offered when the same picture comes again', async () => {
    expect((await stored(1)).alt).toBe('')
    const { address } = await stored(1)
    const id = await createDraft(editor)
    await saveDraft(editor, id, 1, {
      title: '',
      subtitle: '',
      document: document(figure(address, 'A “map” of {Spain}, \\ 地図')),
    })
    expect((await stored(1)).alt).toBe('A “map” of {Spain}, \\ 地図')
  })

  it('is remembered of every picture, wherever it stands, and in a lesser width too', async () => {
    const [one, two, three] = await Promise.all([stored(2), stored(3), stored(4)])
    const quote = { type: 'blockquote', content: [figure(two.address, 'Two')] }
    const narrow = three.address.replace('.png', '-480.png')
    await rememberAlternativeTexts(database(), document(image(one.address, 'One'), quote, figure(narrow, ' Three ')))
    expect(await Promise.all([one, two, three].map(altOf))).toEqual(['One', 'Two', 'Three'])
  })

  it('is changed when the author changes it, and kept when nothing is said', async () => {
    const picture = await stored(5)
    const say = (alt: string | null) => rememberAlternativeTexts(database(), document(figure(picture.address, alt)))
    await say('First')
    await say('Second')
    await say('')
    await say(null)
    await say('  ')
    expect(await altOf(picture)).toBe('Second')
  })

  it('touches no row that has it already, and none of pictures elsewhere', async () => {
    const picture = await stored(6)
    const said = document(figure(picture.address, 'Same'), figure(`https://other.example${picture.address}`, 'Other'))
    await rememberAlternativeTexts(database(), said)
    const version = () => database().execute(`select xmin::text from media where key = '${picture.key}'`)
    const before = await version()
    await rememberAlternativeTexts(database(), said)
    expect(await version()).toEqual(before)
    expect(await altOf(picture)).toBe('Same')
  })

  it('asks the database nothing where there are no stored pictures', async () => {
    const silent = { execute: () => Promise.reject(new Error('It was asked.')) } as unknown as ReturnType<
      typeof database
    >
    const other = document(figure('https://other.example/a.png', 'A'), figure('img/b.png', 'B'))
    await expect(rememberAlternativeTexts(silent, other)).resolves.toBeUndefined()
  })
})
