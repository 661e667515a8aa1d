import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { media, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { addOwner } from '@/lib/accounts/owner-for-test.ts'
import type { Editor } from '@/lib/accounts/sessions.ts'
import { parseDocument } from '@/lib/document/schema.ts'
import { keyInAddress } from '@/lib/media/key.ts'
import { readMedia } from '@/lib/media/store.ts'
import { fetchCard } from './card.ts'
import { cardsPerMinute, countCard } from './card-throttle.ts'
import { html, redirect, startSite, type Pages, type Site } from './site-for-test.ts'

useTestDatabase()

let folder: string
let site: Site
let editor: Editor
const agents = new Set<string | undefined>()

const bytes =
  (body: Buffer | string, type: string): Pages[string] =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': type }).end(body)
  }
const page = (picture: string) => html(`<title>A page</title><meta property="og:image" content="${picture}">`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-cards-'))
  process.env.MASTHEAD_DATA = folder
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Artist: 'Secret Person' } })
    .jpeg()
    .toBuffer()
  site = await startSite({
    '/page': (request, response) => {
      agents.add(request.headers['user-agent'])
      page('picture.jpg')(request, response)
    },
    '/moved': redirect('/page'),
    '/picture.jpg': bytes(picture, 'text/plain'),
    '/drawing.svg': bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'image/png'),
    '/drawn': page('drawing.svg'),
    '/second': html(
      '<title>A page</title><meta property="og:image" content="/gone.png"><meta property="og:image" content="/picture.jpg">',
    ),
    '/inside-picture': page('http://127.0.0.1:9/picture.jpg'),
    '/moved-picture': page('/to-inside'),
    '/to-inside': redirect('http://10.0.0.1/picture.jpg'),
    '/gone-picture': page('/gone.png'),
    '/abs/2102.12092': html(
      '<title>[2102.12092] Words</title><meta name="citation_title" content="Zero-Shot"><meta name="citation_author" content="Ramesh, Aditya"><meta name="citation_arxiv_id" content="2102.12092">',
    ),
    '/pdf': bytes('%PDF-1.7', 'application/pdf'),
    '/empty': html(''),
    '/huge': html(`<title>x</title>${'x'.repeat(2 * 1024 * 1024)}`),
    '/403': (_request, response) => response.writeHead(403).end('no'),
    '/500': (_request, response) => response.writeHead(500).end(),
    '/doi/10.1145/3290605.3300233': (_request, response) => response.writeHead(403).end('no'),
    '/chinese': bytes(
      Buffer.concat([
        Buffer.from('<meta charset=gb2312><title>'),
        Buffer.from([0xca, 0xc0, 0xbd, 0xe7]),
        Buffer.from('</title>'),
      ]),
      'text/html',
    ),
  })
  process.env.MASTHEAD_ALLOW_ADDRESS = site.host
  await database()
    .insert(publication)
    .values({ title: 'Small Tools', language: 'en', timeZone: 'UTC', address: 'https://letters.example' })
  editor = await addOwner()
})

afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => {
  site.asked.length = 0
})

const ask = (path: string) => fetchCard(editor, site.origin + path)

describe('a card of a linked page', () => {
  it('has a picture that is stored with us, without what it told beside its pixels', async () => {
    const { card, refused } = await ask('/page')
    expect(refused).toBeNull()
    expect(card).toMatchObject({ title: 'A page', site: site.host })
    const stored = await readMedia(keyInAddress(card.image ?? '') ?? '')
    expect(stored?.contentType).toBe('image/jpeg')
    expect((await sharp(stored?.body).metadata()).exif).toBeUndefined()
    const [row] = await database().select({ createdBy: media.createdBy }).from(media)
    expect(row?.createdBy).toBe(editor.id)
  })

  it('can stand in a document as it is', async () => {
    const { href, title, description, site: name, image, citation } = (await ask('/page')).card
    const document = {
      type: 'doc',
      content: [
        { type: 'card', attrs: { href, title, description, site: name, image } },
        { type: 'item', attrs: { href, citation }, content: [{ type: 'itemTitle' }] },
      ],
    }
    expect(() => parseDocument(document)).not.toThrow()
  })

  it('says to the site where the newsletter is', async () => {
    await ask('/page')
    expect([...agents]).toEqual([expect.stringMatching(/^Masthead\/[\d.]+ \(\+https:\/\/letters\.example\)$/)])
  })

  it('keeps the address that was asked for, wherever it leads', async () => {
    const { card } = await ask('/moved?id=1#part')
    expect(card).toMatchObject({ href: `${site.origin}/moved?id=1#part`, title: 'A page' })
  })

  it.each(['/drawn', '/inside-picture', '/moved-picture', '/gone-picture'])(
    'has none where the picture can’t be had or is none: %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ card: { title: 'A page', image: null }, refused: null })
    },
  )

  it('has the second picture where the first can’t be had', async () => {
    expect((await ask('/second')).card.image).toMatch(/^\/media\/[0-9a-f]{64}\.jpg$/)
  })

  it('reads a page in its own encoding', async () => {
    expect((await ask('/chinese')).card.title).toBe('世界')
  })

  it('of a preprint names its authors and cites it by its id', async () => {
    const { card } = await ask('/abs/2102.12092')
    expect(card).toMatchObject({ title: 'Zero-Shot', authors: ['Aditya Ramesh'], citation: 'arXiv:2102.12092' })
  })

  it.each([
    ['/403', /does not show this page to programs \(403\)/],
    ['/500', /has a fault of its own right now \(500\)/],
    ['/gone', /not there \(404\)/],
    ['/pdf', /no page of a site, but something else \(application\/pdf\)/],
    ['/empty', /does not say what it is/],
    ['/huge', /larger than 2 MB/],
  ])('holds what the address tells where the page can’t be had, and why: %s', async (path, why) => {
    const { card, refused } = await ask(path)
    expect(refused).toMatch(why)
    expect(card).toMatchObject({ href: site.origin + path, title: null, site: site.host, image: null })
  })

  it('cites a work by its address where its page can’t be had', async () => {
    expect((await ask('/doi/10.1145/3290605.3300233')).card.citation).toBe('doi:10.1145/3290605.3300233')
    const unreachable = {
      lookup: async (name: string) => {
        if (name === 'example.com') return [{ address: '1.1.1.1', family: 4 as const }]
        throw Object.assign(new Error(), { code: 'ENOTFOUND' })
      },
    }
    expect(await fetchCard(editor, 'arxiv.org/pdf/2102.12092v2', unreachable)).toMatchObject({
      card: { href: 'https://arxiv.org/pdf/2102.12092v2', site: 'arXiv', citation: 'arXiv:2102.12092' },
      refused: expect.stringContaining('no site called arxiv.org'),
    })
    expect((await fetchCard(editor, 'https://github.com/basecamp/fizzy', unreachable)).card).toMatchObject({
      title: 'basecamp/fizzy',
      site: 'GitHub',
      github: 'basecamp/fizzy',
    })
  })

  it.each(['http://127.0.0.1:9/', 'http://localhost/', 'http://[::1]/'])(
    'tells nothing of what is inside: %s',
    async (address) => {
      expect((await fetchCard(editor, address)).refused).toContain('does not lead to a public site')
    },
  )

  it.each(['', 'javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@example.org', 'https://', 'http://a b/'])(
    'is not made of what is no address of a page: %j',
    async (address) => {
      await expect(fetchCard(editor, address)).rejects.toThrow(/not the address of a page/)
    },
  )

  it('is not made of very many pages at once, for each editor', async () => {
    const many = { ...editor, id: 'many' }
    await Promise.all(Array.from({ length: cardsPerMinute }, () => countCard(many)))
    await expect(countCard(many)).rejects.toThrow(/Wait a minute/)
    await countCard({ ...editor, id: 'other' })
  })
})
