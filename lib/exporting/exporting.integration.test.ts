import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, media, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { fixture } from '@/lib/document/fixtures/document.ts'
import { normalForm } from '@/lib/document/normal-form.ts'
import type { BlockJson, FigureJson } from '@/lib/document/schema.ts'
import { importIssue, type Imported } from '@/lib/importing/import-issue.ts'
import { sourcesAt } from '@/lib/importing/sources.ts'
import { listIssues } from '@/lib/issues/find.ts'
import { publishIssue } from '@/lib/issues/publish.ts'
import { storePicture } from '@/lib/media/store.ts'
import { findPublication } from '@/lib/publication/find.ts'
import { exportIssues } from './export-issues.ts'
import { portable } from './portable.ts'

useTestDatabase()

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-export-'))
  process.env.MASTHEAD_DATA = join(folder, 'data')
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo', address: 'https://letters.example' })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  await database().delete(issues)
})

async function importAll(path: string, publish = false): Promise<Imported[]> {
  const home = await findPublication()
  if (!home) throw new Error('no publication')
  const imported: Imported[] = []
  for (const source of await sourcesAt(path)) imported.push(await importIssue(source, home, { publish }))
  return imported
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

/** A picture that loses something each time it is packed. */
function photograph(format: 'jpeg' | 'webp', width = 90): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  return sharp({ create: { width, height: 60, channels: 3, background: '#a33', noise } })
    .toFormat(format)
    .toBuffer()
}

async function draft(values: Partial<typeof issues.$inferInsert>, ...content: BlockJson[]): Promise<string> {
  const [made] = await database()
    .insert(issues)
    .values({ document: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }, ...values })
    .returning({ id: issues.id })
  if (!made) throw new Error('The issue was not stored.')
  return made.id
}

function figure(attrs: Partial<FigureJson['attrs']> & { src: string }): FigureJson {
  const unsaid = { alt: null, title: null, width: null, height: null, href: null, credit: null, creditHref: null }
  return { type: 'figure', attrs: { ...unsaid, size: 'text', ...attrs } }
}

/** Issues of every kind: published and not, with and without a title, with pictures of every kind. */
async function fill(): Promise<void> {
  await file(
    'letters/img/p.png',
    await sharp({ create: { width: 8, height: 6, channels: 3, background: '#a33' } })
      .png()
      .toBuffer(),
  )
  await file('letters/img/照片.jpg', await photograph('jpeg'))
  const front = 'title: Uno\nnumber: 1\ndate: 2024-06-07\ntags: [maps, tide]\nauthor: Grace\nmood: calm'
  const text = 'Text with **bold** and ![p](img/p.png).\n\n![A harbour](img/照片.jpg)\n\n![gone](img/gone.png)\n'
  await file('letters/one.md', `---\n${front}\n---\n\n${text}`)
  await file('letters/two.md', '# 二番目\n\n- 一つ\n- 二つ\n')
  await importAll(join(folder, 'letters'), true)
  const shown = await storePicture(null, await photograph('webp', 700))
  const { address, width, height } = shown
  await publishIssue(
    'masthead',
    await draft({ title: 'Figures' }, figure({ src: address, alt: 'A map', width, height }), {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Words.' }],
    }),
  )
  await draft({ title: 'Still a draft' })
  await draft({})
  await draft({})
}

describe('an export', () => {
  it.each(['folder', 'zip'])(
    'as a %s gives the same issues back, and the same bytes when exported again',
    async (kind) => {
      await fill()
      const place = (name: string) => join(folder, kind === 'zip' ? `${name}.zip` : name)
      expect(await exportIssues(place('first'))).toEqual({
        issues: 6,
        pictures: 3,
        missingPictures: [],
        unreadable: [],
        isStopped: false,
      })
      const before = (await listIssues()).map(({ state, title }) => `${state} ${title}`)

      // Another house: no issue, no picture.
      await database().delete(issues)
      await database().delete(media)
      await rm(join(folder, 'data'), { recursive: true })
      const imported = await importAll(place('first'), true)
      const gap = expect.stringContaining('img/gone.png') as string
      expect(imported.flatMap(({ warnings }) => warnings.map(({ text }) => text))).toEqual([gap])
      expect((await listIssues()).map(({ state, title }) => `${state} ${title}`).sort()).toEqual(before.sort())

      await exportIssues(place('second'))
      expect(await contents(place('second'))).toEqual(await contents(place('first')))
    },
  )

  it('gives every block back that there is', async () => {
    const [made] = await database().insert(issues).values({ title: 'Everything', document: fixture }).returning()
    await publishIssue('masthead', made?.id ?? '')
    await exportIssues(join(folder, 'everything'))
    await database().delete(issues)
    await importAll(join(folder, 'everything'), true)
    const [row] = await database().select().from(issues)
    expect(row?.document).toEqual(normalForm(fixture))
    await exportIssues(join(folder, 'everything-again'))
    expect(await contents(join(folder, 'everything-again'))).toEqual(await contents(join(folder, 'everything')))
  })

  it('is the same as a folder and as a zip', async () => {
    await fill()
    await exportIssues(join(folder, 'same'))
    await exportIssues(join(folder, 'same.zip'))
    const zip = unzipSync(await readFile(join(folder, 'same.zip')))
    const unpacked = Object.entries(zip).map(([name, bytes]) => [`/${name}`, Buffer.from(bytes).toString('base64')])
    expect(Object.fromEntries(unpacked)).toEqual(await contents(join(folder, 'same')))
  })

  it('needs nothing of ours to be read: pictures are plain, and lie beside the files', async () => {
    await fill()
    await exportIssues(join(folder, 'plain'))
    const markdown = await readFile(join(folder, 'plain/figures.md'), 'utf8')
    const [, path = ''] = /^!\[A map\]\((media\/[0-9a-f]{64}\.webp)\)$/m.exec(markdown) ?? []
    expect((await sharp(await readFile(join(folder, 'plain', path))).metadata()).width).toBe(700)
    const one = await readFile(join(folder, 'plain/uno.md'), 'utf8')
    expect(one).toMatch(/^author: Grace$/m)
    expect(one).toContain('maps')
    expect(one).toContain('img/gone.png')
    expect(one).not.toContain('/media/')
  })

  it('addresses the pictures of every block that shows one', () => {
    const key = `${'a'.repeat(64)}.jpg`
    const image = `/media/${key}`
    const moved = portable(
      {
        type: 'doc',
        content: [
          figure({ src: image, width: 20, height: 10 }),
          figure({ src: `/media/${'a'.repeat(64)}-480.jpg` }),
          figure({ src: 'https://example.org/a.png', width: 20, height: 10 }),
          { type: 'card', attrs: { href: null, title: null, description: null, site: null, image } },
          {
            type: 'callout',
            attrs: { kind: null },
            content: [{ type: 'embed', attrs: { kind: 'video', href: null, title: null, author: null, image } }],
          },
        ],
      },
      image,
    )
    expect([...moved.keys]).toEqual([key])
    expect(moved.document.content).toMatchObject([
      { attrs: { src: `media/${key}`, width: null, height: null } },
      { attrs: { src: `media/${key}` } },
      { attrs: { src: 'https://example.org/a.png', width: 20, height: 10 } },
      { attrs: { image: `media/${key}` } },
      { content: [{ attrs: { image: `media/${key}` } }] },
    ])
  })

  it('names an issue that can’t be read any more, and gives all others', async () => {
    const id = await draft({ title: 'Broken' })
    await draft({ title: 'Whole' })
    await database()
      .update(issues)
      .set({ document: sql`'{"type":"doc","content":[{"type":"hologram"}]}'::jsonb` })
      .where(eq(issues.id, id))
    expect(await exportIssues(join(folder, 'broken'))).toMatchObject({
      issues: 1,
      unreadable: [{ slug: 'broken', reason: expect.stringContaining('hologram') as string }],
    })
    expect(await readdir(join(folder, 'broken'))).toEqual(['whole.md'])
  })

  it('that is stopped or fails leaves no half of a zip, and the one before it as it was', async () => {
    await fill()
    const zip = await file('kept/kept.zip', 'what was there')
    const stopping = new AbortController()
    const stopped = await exportIssues(zip, { signal: stopping.signal, onIssue: () => stopping.abort() })
    expect(stopped.isStopped).toBe(true)
    const fail = () => {
      throw new Error('crash')
    }
    await expect(exportIssues(zip, { onIssue: fail })).rejects.toThrow('crash')
    expect(await readdir(join(folder, 'kept'))).toEqual(['kept.zip'])
    expect(await readFile(zip, 'utf8')).toBe('what was there')
  })
})

/** Every file below a folder by its path, or the one file, in base64. */
async function contents(path: string): Promise<Record<string, string>> {
  if (path.endsWith('.zip')) return { zip: await readFile(path, 'base64') }
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const pairs = names.map(async (entry) => {
    const at = join(entry.parentPath, entry.name)
    return [at.slice(path.length), await readFile(at, 'base64')] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}
