import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { SaxesParser } from 'saxes'
import { database } from '@/db/client.ts'
import { issues, publication, publishedIssues } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { readMarkdown } from '@/lib/document/markdown/read.ts'
import { publishIssue } from '@/lib/issues/publish.ts'
import { searchesPerMinute } from '@/lib/search/throttle.ts'
import { GET as search } from './(reader)/search/route.tsx'
import { GET as picture } from './(reader)/pictures/[...name]/route.ts'
import { GET as issuePage } from './(reader)/issues/[slug]/route.tsx'
import { GET as appleIcon } from './apple-touch-icon.png/route.ts'
import { GET as favicon } from './favicon.ico/route.ts'
import { GET as vectorIcon } from './icon.svg/route.ts'
import { GET as icon } from './icons/[size]/route.ts'
import { GET as manifest } from './manifest.webmanifest/route.ts'
import { GET as opensearch } from './opensearch.xml/route.ts'
import { GET as robots } from './robots.txt/route.ts'
import { GET as sitemapIndex } from './sitemap.xml/route.ts'
import { GET as sitemapPart } from './sitemap/[part]/route.ts'

useTestDatabase()

const address = 'https://letters.example.org'

beforeAll(async () => {
  process.env.MASTHEAD_URL = address
  await database().insert(publication).values({ title: 'Small & <Tools>', language: 'en', timeZone: 'UTC' })
  await publish({ title: 'Harbours & quays', slug: 'harbours', number: 1, work: 'harbours', tags: ['Quays & piers'] })
  await publish({ title: 'Häfen', slug: 'häfen', language: 'de', work: 'harbours' })
  await publish({ title: 'Elsewhere', slug: 'elsewhere', canonicalAddress: 'https://elsewhere.example/x' })
  const hidden = await publish({ title: 'Hidden', slug: 'hidden' })
  await database().update(publishedIssues).set({ hiddenAt: new Date() }).where(eq(publishedIssues.issueId, hidden))
  await database()
    .insert(issues)
    .values({ title: 'Draft', slug: 'draft', document: readMarkdown('A draft.').document })
})

async function publish(more: Partial<typeof issues.$inferInsert> & { title: string }): Promise<string> {
  const { document } = readMarkdown('The ferries <b>run</b> late.')
  const [made] = await database()
    .insert(issues)
    .values({ document, publicationDate: new Date('2024-01-01T00:00:00Z'), ...more })
    .returning({ id: issues.id })
  if (!made) throw new Error('The issue was not stored.')
  await publishIssue('masthead', made.id)
  return made.id
}

type Route<Params> = (request: Request, context: { params: Promise<Params> }) => Response | Promise<Response>

async function ask<Params>(route: Route<Params>, path: string, params = {} as Params, headers = {}): Promise<Response> {
  return route(new Request(`http://localhost${path}`, { headers }), { params: Promise.resolve(params) })
}

const askSearch = (query: string, headers = {}) => ask(search, `/search${query}`, {}, headers)
const askPicture = (path: string) => ask(picture, path, { name: path.split('/').slice(2) })

/** The elements of an XML document by name, with their attributes and text. @throws when it is not well-formed. */
function readXml(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: (typeof elements)[number][] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return elements
}

const textsOf = (xml: string, name: string) =>
  readXml(xml)
    .filter((element) => element.name === name)
    .map(({ text }) => text)

describe('the search page', () => {
  it('shows what was found, marked, and is kept by no cache and listed by no search engine', async () => {
    const answer = await askSearch('?q=ferry')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex')
    const html = await answer.text()
    expect(html).toContain('<a href="/issues/harbours">Harbours &amp; quays</a>')
    expect(html).toContain('The <mark>ferries</mark>')
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
    expect(html).not.toContain('Draft')
    expect(html).not.toContain('Hidden')
  })

  it('asks for words where there are none, and says so where nothing is found or too much is asked', async () => {
    expect(await (await askSearch('')).text()).toContain('Finds words in every issue.')
    expect(await (await askSearch('?q=%20-x')).text()).toContain('Finds words in every issue.')
    expect(await (await askSearch('?q=xyzzy')).text()).toContain('No issue has “xyzzy”.')
    expect(await (await askSearch(`?q=${'word+'.repeat(60)}`)).text()).toContain('too many words')
  })

  it.each([
    '?q=%00',
    '?q=%ff%fe',
    '?q=%ED%A0%80',
    "?q='%3B--",
    '?q=%',
    '?q=a&q=b&page=x',
    '?q=a&page=-1',
    '?q=a&page=9999',
    '?%00',
  ])('answers whatever bytes it is asked with: %s', async (query) => {
    expect((await askSearch(query)).status).toBe(200)
  })

  it('shows a hostile question as the text it is', async () => {
    const html = await (await askSearch(`?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text()
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
  })

  it('asks one visitor who asks a thousand times to wait, and nobody else', async () => {
    const from = (ip: string) => askSearch('?q=ferry', { 'X-Forwarded-For': ip })
    const answers = await Promise.all(Array.from({ length: searchesPerMinute + 5 }, () => from('192.0.2.7')))
    const refused = answers.filter(({ status }) => status === 429)
    // Too many at once are turned away as well, without being counted twice.
    expect(refused).toHaveLength(5)
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await from('192.0.2.8')).status).toBe(200)
  })

  it('is described for browsers', async () => {
    const answer = await ask(opensearch, '/opensearch.xml')
    expect(answer.headers.get('Content-Type')).toContain('application/opensearchdescription+xml')
    const xml = await answer.text()
    expect(textsOf(xml, 'ShortName')).toEqual(['Small & <Tools>'])
    const url = readXml(xml).find(({ name }) => name === 'Url')
    expect(url?.attributes.template).toBe(`${address}/search?q={searchTerms}`)
  })
})

describe('the site map', () => {
  it('is an index of parts, each with the date of its last change', async () => {
    const xml = await (await ask(sitemapIndex, '/sitemap.xml')).text()
    expect(textsOf(xml, 'loc')).toEqual([`${address}/sitemap/1.xml`])
    expect(textsOf(xml, 'lastmod')).toHaveLength(1)
  })

  it('has each page that search engines should find, with its editions, and nothing that is hidden', async () => {
    const xml = await (await ask(sitemapPart, '/sitemap/1.xml', { part: '1.xml' })).text()
    const beside = ['/', '/issues', '/about', '/tags', '/tags/quays%20%26%20piers', '/in/de', '/in/en']
    const paths = [...beside, '/issues/h%C3%A4fen', '/issues/harbours']
    expect(textsOf(xml, 'loc').sort()).toEqual(paths.map((path) => address + path).sort())
    const links = readXml(xml).filter(({ name }) => name === 'xhtml:link')
    const each = [
      ['de', `${address}/issues/h%C3%A4fen`],
      ['en', `${address}/issues/harbours`],
      ['x-default', `${address}/issues/harbours`],
    ]
    expect(links.map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual([...each, ...each])
    const changed = textsOf(xml, 'lastmod')
    expect(changed.filter((at) => at === '2024-01-01T00:00:00.000Z')).toHaveLength(2)
  })

  it.each(['2.xml', '0.xml', '1', 'x.xml', '01.xml', '999999.xml'])('has no part %s', async (part) => {
    expect((await ask(sitemapPart, `/sitemap/${part}`, { part })).status).toBe(404)
  })

  it('is named to robots, with what is not for them', async () => {
    const text = await (await ask(robots, '/robots.txt')).text()
    expect(text).toContain(`\nSitemap: ${address}/sitemap.xml\n`)
    for (const path of ['/desk', '/login', '/preview/', '/search']) expect(text).toContain(`\nDisallow: ${path}\n`)
  })
})

describe('the picture of an issue', () => {
  async function pictureOf(slug: string): Promise<string> {
    const html = await (await ask(issuePage, `/issues/${slug}`, { slug })).text()
    const found = /og:image" content="([^"]+)"/.exec(html)?.[1] ?? ''
    return found.replace(address, '')
  }

  it('is where its page says, for caches to keep for a year', async () => {
    for (const slug of ['harbours', 'häfen']) {
      const answer = await askPicture(await pictureOf(slug))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({
        width: 1200,
        height: 630,
        format: 'png',
      })
    }
  })

  it('leads from an older one to the present one, and is drawn for no other address', async () => {
    const answer = await askPicture(`/pictures/harbours/${'0'.repeat(24)}.png`)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe(await pictureOf('harbours'))
    const none = ['draft', 'hidden', 'never'].map((slug) => `/pictures/${slug}/${'0'.repeat(24)}.png`)
    for (const path of [
      ...none,
      '/pictures/x.png',
      '/pictures/harbours/x.png',
      '/pictures/a/b/c.png',
      '/pictures/%E0%A4%A/x.png',
    ]) {
      expect((await askPicture(path)).status).toBe(404)
    }
  })
})

describe('the icons', () => {
  it('are there in the forms that browsers and devices ask for', async () => {
    const png = async (answer: Response) => sharp(await answer.arrayBuffer()).metadata()
    expect(await png(await ask(appleIcon, '/apple-touch-icon.png'))).toMatchObject({ width: 180, height: 180 })
    expect(await png(await ask(icon, '/icons/512.png', { size: '512.png' }))).toMatchObject({ width: 512 })
    expect((await ask(icon, '/icons/513.png', { size: '513.png' })).status).toBe(404)
    expect((await ask(favicon, '/favicon.ico')).headers.get('Content-Type')).toBe('image/vnd.microsoft.icon')
    const svg = await ask(vectorIcon, '/icon.svg')
    expect(svg.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(await svg.text()).toMatch(/^<svg /)
  })

  it('are named by the manifest', async () => {
    const answer = await ask(manifest, '/manifest.webmanifest')
    const { name, icons } = (await answer.json()) as { name: string; icons: { src: string }[] }
    expect(name).toBe('Small & <Tools>')
    expect(icons.map(({ src }) => src)).toEqual(['/icons/192.png', '/icons/512.png'])
  })

  it('change with the newsletter’s colour', async () => {
    const before = (await ask(vectorIcon, '/icon.svg')).headers.get('ETag')
    await database().update(publication).set({ accent: '#00557f' })
    const answer = await ask(vectorIcon, '/icon.svg')
    expect(answer.headers.get('ETag')).not.toBe(before)
    expect(await answer.text()).toContain('#00557f')
  })
})
