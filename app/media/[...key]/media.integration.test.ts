import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { storePicture } from '@/lib/media/store.ts'
import { GET } from './route.ts'

useTestDatabase()

let folder: string
let key: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-media-'))
  process.env.MASTHEAD_DATA = folder
  await database().insert(publication).values({ title: 'Small Tools', language: 'en', timeZone: 'UTC' })
  const picture = sharp({ create: { width: 700, height: 70, channels: 3, background: '#a33' } })
  key = (await storePicture(null, await picture.jpeg().toBuffer())).key
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function ask(name: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost/media/${name}`, { headers })
  return GET(request, { params: Promise.resolve({ key: name.split('/') }) })
}

describe('a picture', () => {
  it.each([
    ['as it is', () => key, 700],
    ['in a lesser width', () => key.replace('.', '-480.'), 480],
  ])('%s is for caches to keep for a year, and is not sent again', async (_, name, width) => {
    const answer = await ask(name())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('Content-Type')).toBe('image/jpeg')
    expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(width)
    const again = await ask(name(), { 'If-None-Match': answer.headers.get('ETag') ?? '' })
    expect(again.status).toBe(304)
  })

  it.each([
    ['another width', () => key.replace('.', '-481.')],
    ['a width greater than its own', () => key.replace('.', '-960.')],
    ['a folder before it', () => `x/${key}`],
    ['a way out of the folder', () => `../${key}`],
  ])('is not found with %s, and no cache keeps that for long', async (_, name) => {
    const answer = await ask(name())
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Cache-Control')).not.toContain('immutable')
  })
})
