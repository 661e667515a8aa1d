import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { html, startSite, type Site } from '@/lib/links/site-for-test.ts'

let site: Site
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-card-'))
  site = await startSite({
    '/page': html(
      '<title>A page</title><meta name="author" content="Ada"><meta property="og:image" content="/picture.png">',
    ),
    '/403': (_request, response) => response.writeHead(403).end(),
  })
})

afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

type Ended = { code: number; out: string; errors: string }

function typed(...words: string[]): Promise<Ended> {
  const masthead = join(import.meta.dirname, 'masthead.mjs')
  const env = { ...process.env, DATABASE_URL: '', MASTHEAD_DATA: folder, MASTHEAD_ALLOW_ADDRESS: site.host }
  return new Promise((resolve) => {
    execFile(process.execPath, [masthead, 'card', ...words], { env }, (error, out, errors) => {
      resolve({ code: error ? Number(error.code) : 0, out, errors })
    })
  })
}

describe('masthead card', () => {
  it('prints what a page says of itself, with the address of its picture, and stores nothing', async () => {
    const { code, out } = await typed(`${site.origin}/page`)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'Title:       A page',
        `Site:        ${site.host}`,
        'Authors:     Ada',
        `Picture:     ${site.origin}/picture.png`,
        `Address:     ${site.origin}/page`,
        '',
      ].join('\n'),
    )
    expect(site.asked).not.toContain('GET /picture.png')
    expect(await readdir(folder)).toEqual([])
  })

  it('prints it as JSON', async () => {
    const { code, out } = await typed(`${site.origin}/page`, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ title: 'A page', authors: ['Ada'], refused: null })
  })

  it.each(['http://169.254.169.254/latest/meta-data/', 'javascript:alert(1)', 'http://2130706433:22/'])(
    'says why it refuses, and ends with 1: %s',
    async (address) => {
      const { code, errors } = await typed(address)
      expect(code).toBe(1)
      expect(errors).toMatch(/^This .*\.\n$/)
    },
  )

  it('prints what the address tells when the page is refused', async () => {
    const { code, out, errors } = await typed(`${site.origin}/403`, '--json')
    expect(code).toBe(1)
    expect(errors).toContain('(403)')
    expect(JSON.parse(out)).toMatchObject({ title: null, site: site.host, refused: expect.stringContaining('(403)') })
  })
})
