import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { issues, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { InvalidInput, MastheadError } from '@/lib/errors.ts'
import { exportIssues } from '@/lib/exporting/export-issues.ts'
import { listIssues } from '@/lib/issues/find.ts'
import { findPublication, type Publication } from '@/lib/publication/find.ts'
import { importIssue, type Imported } from './import-issue.ts'
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

describe('exporting', () => {
  it('gives the same issues and pictures back when imported elsewhere, and the same files when exported again', async () => {
    await file('round/img/p.png', await picture())
    await file(
      'round/one.md',
      '---\ntitle: Uno\nnumber: 1\ndate: 2024-06-07\nmood: calm\n---\n\nText with **bold** and ![p](img/p.png).\n',
    )
    await file('round/two.md', '# 二番目\n\n- 一つ\n- 二つ\n')
    await importAll(join(folder, 'round'), true)
    await importAll(await file('draft.md', '# Still a draft\n\nWords.\n'))
    const first = join(folder, 'export-1')
    expect(await exportIssues(first)).toMatchObject({ issues: 3, pictures: 1, missingPictures: [] })

    await database().delete(issues)
    const imported = await importAll(first, true)
    expect(imported.flatMap(({ warnings }) => warnings)).toEqual([])
    expect((await listIssues()).map(({ state, title }) => [state, title]).sort()).toEqual([
      ['draft', 'Still a draft'],
      ['published', 'Uno'],
      ['published', '二番目'],
    ])
    const second = join(folder, 'export-2')
    await exportIssues(second)
    expect(await contents(second)).toEqual(await contents(first))
  })
})

async function contents(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const pairs = names.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(root.length), await readFile(path, 'base64')] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}
