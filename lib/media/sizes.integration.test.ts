import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { findPictureFacts } from './find-pictures.ts'
import { pathOf } from './folder.ts'
import { keyInAddress, sizeName, sizeNamed } from './key.ts'
import { readSize } from './resize.ts'
import { inSizes } from './sizes.ts'
import { storePicture, type StoredPicture } from './store.ts'

useTestDatabase()

let folder: string
const stored: Record<string, StoredPicture> = {}

const blank = (width: number, height: number, background = '#a33') =>
  sharp({ create: { width, height, channels: 3, background } })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-sizes-'))
  process.env.MASTHEAD_DATA = folder
  const frames = await Promise.all(['#a33', '#3a3'].map((colour) => blank(600, 300, colour).png().toBuffer()))
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer()
  const pictures: Record<string, Buffer> = {
    jpg: await blank(1200, 800).jpeg().toBuffer(),
    png: await blank(500, 250).png().toBuffer(),
    webp: moving,
    gif: await blank(700, 10).gif().toBuffer(),
    small: await blank(480, 20).png().toBuffer(),
    tall: await blank(481, 4).jpeg().toBuffer(),
  }
  for (const [name, bytes] of Object.entries(pictures)) stored[name] = await storePicture(null, bytes)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function picture(name: string): StoredPicture {
  const found = stored[name]
  if (!found) throw new Error(`No picture “${name}”.`)
  return found
}

function nameOf(name: string, width: number): string {
  return picture(name).key.replace('.', `-${width}.`)
}

describe('a stored picture in a lesser width', () => {
  it.each([
    ['jpg', 480, 'image/jpeg', 480, 320],
    ['jpg', 960, 'image/jpeg', 960, 640],
    ['png', 480, 'image/png', 480, 240],
    ['tall', 480, 'image/jpeg', 480, 4],
  ])('keeps its kind and its shape: %s at %i', async (name, asked, contentType, width, height) => {
    const size = await readSize(nameOf(name, asked))
    expect(size?.contentType).toBe(contentType)
    expect(await sharp(size?.body).metadata()).toMatchObject({ width, height, format: contentType.slice(6) })
  })

  it('goes on moving when it moves', async () => {
    const size = await readSize(nameOf('webp', 480))
    expect(await sharp(size?.body).metadata()).toMatchObject({ width: 480, height: 240, pages: 2 })
  })

  it('is made once, kept beside the original, and given from there', async () => {
    const name = nameOf('jpg', 480)
    await rm(pathOf(name), { force: true })
    const together = await Promise.all([readSize(name), readSize(name), readSize(name)])
    // All were given the very same bytes, not equal ones.
    expect(new Set(together.map((each) => each?.body)).size).toBe(1)
    expect(await readFile(pathOf(name))).toEqual(Buffer.from(together[0]?.body ?? []))
    await writeFile(pathOf(name), 'as it was kept')
    expect(Buffer.from((await readSize(name))?.body ?? []).toString()).toBe('as it was kept')
    await rm(pathOf(name))
  })

  it('leaves no half-written file behind', async () => {
    await readSize(nameOf('jpg', 480))
    const files = await readdir(join(pathOf(picture('jpg').key), '..'))
    expect(files.every((name) => /^[0-9a-f]{64}(?:-\d+)?\.[a-z]+$/.test(name))).toBe(true)
  })

  it.each([
    ['a width that is not one of the three', () => nameOf('jpg', 481)],
    ['a width as great as its own', () => nameOf('small', 480)],
    ['a greater width', () => nameOf('jpg', 1600)],
    ['a GIF', () => nameOf('gif', 480)],
    ['a picture that is not stored', () => `${'0'.repeat(64)}-480.jpg`],
    ['another kind than it is', () => nameOf('jpg', 480).replace('.jpg', '.png')],
    ['a width twice', () => picture('jpg').key.replace('.', '-480-480.')],
    ['a width with zeros before it', () => picture('jpg').key.replace('.', '-0480.')],
    ['capitals', () => nameOf('jpg', 480).toUpperCase()],
    ['a path to it', () => `../media/${picture('jpg').key.slice(0, 2)}/${nameOf('jpg', 480)}`],
    ['a path from it', () => `${nameOf('jpg', 480)}/../../auth-secret`],
    ['a line break behind it', () => `${nameOf('jpg', 480)}\n`],
    ['a NUL', () => `${nameOf('jpg', 480)}\0`],
    ['nothing', () => ''],
  ])('does not exist for %s', async (_, name) => {
    expect(await readSize(name())).toBeNull()
  })

  it('is gone with its original, whose loss is told', async () => {
    const lost = await storePicture(null, await blank(490, 7).png().toBuffer())
    await rm(pathOf(lost.key))
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(await readSize(sizeName({ key: lost.key, width: 480 }))).toBeNull()
    expect(complaint).toHaveBeenCalledWith(expect.stringContaining(lost.key))
    complaint.mockRestore()
    await database().delete(media).where(eq(media.key, lost.key))
    expect(await readSize(sizeName({ key: lost.key, width: 480 }))).toBeNull()
  })
})

describe('what renderings are told of a picture', () => {
  it('are its own size and the widths it is wider than', () => {
    const key = `${'a'.repeat(64)}.webp`
    expect(inSizes({ key, width: 1600, height: 900 })).toEqual({
      width: 1600,
      height: 900,
      narrower: [480, 960].map((width) => ({ src: `/media/${'a'.repeat(64)}-${width}.webp`, width })),
    })
    expect(inSizes({ key, width: 480, height: 3 }).narrower).toEqual([])
    expect(inSizes({ key: `${'a'.repeat(64)}.gif`, width: 2000, height: 3 }).narrower).toEqual([])
  })

  it('tells stored ones, missing ones and those elsewhere apart', async () => {
    const narrow = `/media/${nameOf('jpg', 480)}`
    const wide = `/media/${nameOf('jpg', 1600)}`
    const unknown = `/media/${'0'.repeat(64)}.jpg`
    const elsewhere = `https://letters.example${picture('jpg').address}`
    const addresses = [picture('jpg').address, narrow, wide, unknown, 'img/gone.png', elsewhere]
    const facts = await findPictureFacts(addresses)
    expect(addresses.map(facts)).toEqual([
      inSizes(picture('jpg')),
      { width: 480, height: 320, narrower: [] },
      'missing',
      'missing',
      'missing',
      null,
    ])
  })

  it('names every size so that it is found again', () => {
    const { key } = picture('jpg')
    expect(sizeNamed(sizeName({ key, width: 960 }))).toEqual({ key, width: 960 })
    expect(keyInAddress(`/media/${sizeName({ key, width: 960 })}`)).toBe(key)
    expect(keyInAddress(`/media/${key}x`)).toBeNull()
  })
})

describe('a picture that was exported', () => {
  it.each(['jpeg', 'png', 'gif', 'webp'] as const)('comes back as the very same file: %s', async (format) => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
    const original = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33', noise } })
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer()
    const first = await storePicture(null, original)
    const bytes = await readFile(pathOf(first.key))
    expect(await storePicture(null, bytes, first.key)).toEqual(first)
    expect((await stat(pathOf(first.key))).size).toBe(bytes.byteLength)
  })

  it('is cleaned all the same when it is named by its hash but was never ours', async () => {
    const secret = await blank(60, 40)
      .withExif({ IFD0: { Artist: 'Secret Person' } })
      .jpeg()
      .toBuffer()
    const name = `${createHash('sha256').update(secret).digest('hex')}.jpg`
    const { key } = await storePicture(null, secret, name)
    expect(key).not.toBe(name)
    expect((await sharp(await readFile(pathOf(key))).metadata()).exif).toBeUndefined()
  })
})
