import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, media, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { picturesOf } from '@/lib/media/document-pictures.ts'
import { listIssues } from '@/lib/issues/find.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { importIssue, type Imported } from './import-issue.ts'
import { takeInPictures } from './pictures.ts'
import type { Source } from './source.ts'
import { sourcesAt } from './sources.ts'

useTestDatabase()

let folder: string
let home: Publication

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-import-'))
  process.env.MASTHEAD_DATA = join(folder, 'data')
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'Asia/Tokyo', address: 'https://letters.example' })
  const found = await findPublication()
  if (!found) throw new Error('no publication')
  home = found
})

afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  await database().delete(issues)
})

async function importAll(path: string, publish = false): Promise<Imported[]> {
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

const picture = () =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()

describe('importing', () => {
  it('takes title, number, date, slug and language from the front matter', async () => {
    await importAll(
      await file('front.md', '---\ntitle: Maps\nnumber: 7\ndate: 2024-06-07\nslug: maps\nlang: ja\n---\n\nWords.\n'),
      true,
    )
    expect(await listIssues()).toMatchObject([
      {
        title: 'Maps',
        number: 7,
        slug: 'maps',
        language: 'ja',
        state: 'published',
        publishedAt: new Date('2024-06-07T03:00:00Z'),
      },
    ])
  })

  it('takes the date from a name like 2017-03-02-maps.md when the file itself says none', async () => {
    await importAll(await file('2017-03-02-maps.md', '# Maps\n\nWords.\n'), true)
    expect(await listIssues()).toMatchObject([{ publishedAt: new Date('2017-03-02T03:00:00Z') }])
  })

  it('of the same file twice adds nothing, and publishes it if now asked to', async () => {
    const path = await file('twice.md', '# Once\n\nWords.\n')
    expect((await importAll(path))[0]).toMatchObject({ outcome: 'added', address: null, slug: 'once' })
    expect((await importAll(path, true))[0]).toMatchObject({
      outcome: 'already there',
      address: 'https://letters.example/issues/once',
    })
    expect(await listIssues()).toHaveLength(1)
  })

  it('stores the pictures beside a file and names those that are missing, with their line', async () => {
    await file('letter/img/there.png', await picture())
    const path = await file('letter/letter.md', '# Pictures\n\n![here](img/there.png)\n\n![gone](img/gone.png)\n')
    const [imported] = await importAll(path)
    expect(imported?.warnings).toEqual([{ line: 5, text: expect.stringContaining('img/gone.png') }])
    const [row] = await database().select().from(issues)
    expect(JSON.stringify(row?.document)).toMatch(/"\/media\/[0-9a-f]{64}\.png"/)
  })

  it('knows a file before it touches its pictures', async () => {
    await file('known/p.png', await picture())
    await importAll(await file('known/letter.md', '# Known\n\n![p](p.png)\n'))
    const [source] = await sourcesAt(join(folder, 'known'))
    if (!source) throw new Error('no source')
    const untouchable = { ...source, beside: () => Promise.reject(new Error('The picture was touched.')) }
    expect(await importIssue(untouchable, home, { publish: false })).toMatchObject({ outcome: 'already there' })
    expect(await importIssue(untouchable, home, { publish: true })).toMatchObject({ slug: 'known', warnings: [] })
  })

  it('of the same file by two at once makes one issue', async () => {
    const path = await file('race.md', '# Race\n\nWords.\n')
    const both = await Promise.all([importAll(path, true), importAll(path, true), importAll(path, true)])
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['added', 'already there', 'already there'])
    expect(both.flat().map(({ slug }) => slug)).toEqual(['race', 'race', 'race'])
    expect(await listIssues()).toHaveLength(1)
  })

  it('again with publishing never publishes what its author changed since', async () => {
    const path = await file('changed.md', '# Changed\n\nWords.\n')
    await importAll(path, true)
    await database().update(issues).set({ title: 'Not yet for anybody' })
    expect((await importAll(path, true))[0]).toMatchObject({ address: 'https://letters.example/issues/changed' })
    expect(await database().select({ title: publishedIssues.title }).from(publishedIssues)).toEqual([
      { title: 'Changed' },
    ])
  })

  it('keeps the tags and the author that a file names, also for what is published', async () => {
    await importAll(
      await file('tagged.md', '---\ntitle: Tagged\ntags: [maps, tide]\nauthor: Grace\n---\n\nWords.\n'),
      true,
    )
    const kept = { tags: ['maps', 'tide'], author: 'Grace' }
    expect(await database().select().from(issues)).toMatchObject([kept])
    expect(await database().select().from(publishedIssues)).toMatchObject([kept])
  })

  it('takes the addresses of links without what follows their reader, when asked to', async () => {
    const path = await file('tracked.md', '# Tracked\n\n[x](https://example.org/a?utm_source=letter&b=1)\n')
    const [source] = await sourcesAt(path)
    if (!source) throw new Error('no source')
    await importIssue(source, home, { publish: false, stripTracking: true })
    const [row] = await database().select().from(issues)
    expect(JSON.stringify(row?.document)).toContain('"https://example.org/a?b=1"')
  })

  it('takes HTML as well as Markdown, and leaves hidden folders and installed packages alone', async () => {
    await file('mixed/a.md', '# Mixed A\n\nWords.\n')
    await file('mixed/b.html', '<h1>Mixed B</h1><p>Words.</p>')
    await file('mixed/c/index.htm', '<h1>Mixed C</h1><p>Words.</p>')
    await file('mixed/.git/d.md', '# Hidden\n\nWords.\n')
    await file('mixed/node_modules/e/README.md', '# Package\n\nWords.\n')
    await file('mixed/._a.md', 'resource fork')
    expect((await sourcesAt(join(folder, 'mixed'))).map(({ format }) => format)).toEqual(['markdown', 'html', 'html'])
    expect((await importAll(join(folder, 'mixed'))).map(({ slug }) => slug)).toEqual(['mixed-a', 'mixed-b', 'mixed-c'])
    await expect(sourcesAt(await file('mixed/f.txt', ''))).rejects.toThrow(InvalidInput)
  })

  it('takes the pictures beside an HTML file, and names those that are missing, with their line', async () => {
    await file('page/img/there.png', await picture())
    const page =
      '<!doctype html>\n<title>Page</title>\n<h1>Page</h1>\n<p>Words.</p>\n<p><img src="img/there.png" alt="there"></p>\n<p><img src="img/gone.png?a=1&amp;b=2" alt="gone"></p>\n'
    const [imported] = await importAll(await file('page/letter.html', page))
    expect(imported?.slug).toBe('page')
    expect(imported?.warnings).toContainEqual({ line: 6, text: expect.stringContaining('img/gone.png') as string })
    const [row] = await database().select().from(issues)
    expect(JSON.stringify(row?.document)).toMatch(/"\/media\/[0-9a-f]{64}\.png"/)
  })

  it('gives an index the name of its folder', async () => {
    await importAll(await file('2018-10-04-harbour/index.md', 'Just words.\n'), true)
    expect(await listIssues()).toMatchObject([
      { slug: '2018-10-04-harbour', publishedAt: new Date('2018-10-04T03:00:00Z') },
    ])
  })

  it('never takes a picture from outside the folder that was named', async () => {
    await file('secret.png', await picture())
    const path = await file('inner/letter.md', '# Reaching\n\n![x](../secret.png)\n')
    expect((await importAll(join(path, '..')))[0]?.warnings).toHaveLength(1)
  })

  it('takes a zip with pictures, and refuses what is none', async () => {
    const zip = zipSync({
      'issues/one.md': strToU8('# One\n\n![p](../img/p.png)\n'),
      'img/p.png': new Uint8Array(await picture()),
    })
    expect((await importAll(await file('all.zip', zip)))[0]).toMatchObject({ slug: 'one', warnings: [] })
    await expect(importAll(await file('broken.zip', 'no zip'))).rejects.toThrow(InvalidInput)
  })

  it('finds the pictures of a zip by names in any script, also below one top folder', async () => {
    const image = new Uint8Array(await picture())
    const letter = '# Zipped\n\n![a](img/地図.png)\n\n![b](/img/cafe%CC%81.png)\n\n![c](img/%E5%9C%B0%E5%9B%B3.png)\n'
    const zip = zipSync({
      'letters/one.md': strToU8(letter),
      'letters/img/地図.png': image,
      'letters/img/café.png': image,
      '__MACOSX/letters/._one.md': strToU8('resource fork'),
    })
    const imported = await importAll(await file('top.zip', zip))
    expect(imported).toMatchObject([{ file: 'top.zip/letters/one.md', warnings: [] }])
  })

  it('finds the pictures of a folder by names whose accents are written either way', async () => {
    await file('accents/caf\u00e9.png', await picture())
    await file('accents/sen\u0303or.png', await picture())
    const path = await file('accents/a.md', '# Accents\n\n![a](cafe\u0301.png)\n\n![b](se\u00f1or.png)\n')
    expect((await importAll(path))[0]?.warnings).toEqual([])
  })

  it('says of a picture that is there but can’t be used why not, and keeps its place', async () => {
    await file('bad/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await file('bad/large.png', new Uint8Array(20 * 1024 * 1024 + 1))
    const path = await file('bad/a.md', '# Bad\n\n![a](drawing.svg)\n\n![b](large.png)\n')
    expect((await importAll(path))[0]?.warnings).toEqual([
      { line: 3, text: expect.stringMatching(/“drawing.svg” could not be taken/) as string },
      { line: 5, text: expect.stringMatching(/“large.png” could not be taken.*20 MB/) as string },
    ])
  })

  it('knows a picture that is here already by the address our own pages give it', async () => {
    const source = { beside: async () => null } as unknown as Source
    const key = `${'c'.repeat(64)}.png`
    await database().insert(media).values({ key, contentType: 'image/png', bytes: 1, width: 900, height: 30 })
    const shown = showing(`/media/${'c'.repeat(64)}-480.png`)
    const { document, missing } = await takeInPictures(shown, source)
    expect(missing).toEqual([])
    expect(document.content[0]).toMatchObject({ attrs: { src: `/media/${key}`, width: 900, height: 30 } })
  })

  it('takes in the pictures of every block that shows one, at any depth, and keeps the place of those that are missing', async () => {
    await file('blocks/there.png', await picture())
    const [source] = await sourcesAt(await file('blocks/a.md', 'x'))
    if (!source) throw new Error('no source')
    const { document, missing } = await takeInPictures(
      showing('there.png', 'gone.png', 'https://example.org/a.png'),
      source,
    )
    expect(missing.map(({ address }) => address)).toEqual(['gone.png'])
    const stored = expect.stringMatching(/^\/media\/[0-9a-f]{64}\.png$/) as string
    expect([...picturesOf(document)]).toEqual([stored, 'gone.png', 'https://example.org/a.png'])
    for (const block of document.content.slice(0, 2)) {
      expect(block).toMatchObject({ attrs: { src: stored, width: 8, height: 6 } })
    }
    expect(document.content[2]).toMatchObject({ attrs: { image: stored, title: 'A card' } })
  })

  it('gives a second issue of the same title its own address and says so', async () => {
    await importAll(await file('a.md', '# Same\n\nA.\n'))
    const [second] = await importAll(await file('b.md', '# Same\n\nB.\n'))
    expect(second).toMatchObject({ slug: 'same-2' })
    expect(second?.warnings).toHaveLength(1)
  })

  it('says clearly what is no text, and keeps nothing of it', async () => {
    await expect(importAll(await file('binary.md', new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x80])))).rejects.toThrow(
      MastheadError,
    )
    expect(await listIssues()).toEqual([])
  })

  it('gives a file without any title its name', async () => {
    expect((await importAll(await file('notes on maps.md', 'Just words.\n')))[0]).toMatchObject({
      slug: 'notes-on-maps',
    })
  })
})

/** A document in which every block that shows a picture shows the first, and others the rest. */
function showing(first: string, ...others: string[]): DocumentJson {
  const figure = (src: string) => ({
    type: 'figure' as const,
    attrs: {
      src,
      alt: null,
      title: null,
      width: 1,
      height: null,
      href: null,
      size: 'text' as const,
      credit: null,
      creditHref: null,
    },
  })
  return {
    type: 'doc',
    content: [
      figure(first),
      figure(first),
      { type: 'card', attrs: { href: null, title: 'A card', description: null, site: null, image: first } },
      { type: 'embed', attrs: { kind: 'video', href: null, title: null, author: null, image: others[0] ?? null } },
      { type: 'blockquote', content: [{ type: 'callout', attrs: { kind: null }, content: others.map(figure) }] },
      { type: 'paragraph' },
    ],
  }
}
