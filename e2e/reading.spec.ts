import { get } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, publication, test } from './test.ts'
import { publishNow, write } from './writing.ts'

const letter = `---
title: The first letter
subtitle: With a picture in words
number: 1
date: 2025-03-04
slug: first-letter
language: en
tags: [Tides, letters]
---

Good morning. Here is [a link](https://example.org/path?a=1&b=2) and another [letter](/issues/second-letter).

## A section

> A quotation.

| port  | height |
| ----- | -----: |
| Faro  |  3.1 m |

\`\`\`js
const answer = '<script>alert(1)</script>'
\`\`\`
`

const chineseLetter = `---
title: 地图上的空白
number: 2
date: 2025-03-11
language: zh-Hans
---

小时候我以为地图上空白的地方就是什么也没有。
`

test.beforeAll(async ({ publish }) => {
  await publish(letter)
  await publish(chineseLetter)
})

test('a letter arrives whole, without any script', async ({ page, request }) => {
  const scripts: string[] = []
  page.on('request', (asked) => {
    if (asked.resourceType() === 'script') scripts.push(asked.url())
  })
  const answer = await page.goto('/issues/first-letter')
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'none'")
  await expect(page.getByRole('heading', { level: 1, name: 'The first letter' })).toBeVisible()
  await expect(page.getByText('Good morning.')).toBeVisible()
  await expect(page.getByRole('cell', { name: '3.1 m' })).toBeVisible()
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0)
  expect(scripts).toEqual([])

  const html = await (await request.get('/issues/first-letter')).text()
  expect(html.toLowerCase()).toMatch(/^<!doctype html>/)
  // What the page is about, for programs, is data, which no browser runs.
  expect(html.replaceAll('<script type="application/ld+json">', '')).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('the first page leads to the newest letter and to the archive, and that to every letter', async ({
  page,
  publish,
}) => {
  await publish('---\ntitle: Fresh from the press\n---\n\nStill warm.\n')
  await page.goto('/')
  await expect(page).toHaveTitle(publication.title)
  await page.getByRole('link', { name: 'Fresh from the press' }).first().click()
  await expect(page).toHaveURL('/issues/fresh-from-the-press')
  await page.getByRole('link', { name: 'All issues' }).first().click()
  await page.getByRole('link', { name: 'The first letter', exact: true }).click()
  await expect(page).toHaveURL('/issues/first-letter')
  await page.goto('/issues')
  await page.locator(`a[href="/issues/${encodeURIComponent('地图上的空白')}"]`).click()
  await expect(page.getByRole('heading', { level: 1, name: '地图上的空白' })).toBeVisible()
})

test('a Chinese letter has a Chinese address and says its language', async ({ page }) => {
  await page.goto('/issues/地图上的空白')
  await expect(page.locator('[lang="zh-Hans"]', { hasText: '小时候我以为' }).first()).toBeVisible()
})

test('what does not exist is not found, and says so in words', async ({ page }) => {
  for (const address of ['/issues/no-such-letter', '/nothing/here', '/media/no-such-picture.png']) {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(404)
  }
  await page.goto('/issues/no-such-letter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a letter that was not published cannot be read', async ({ keep, page, request }) => {
  const slug = await keep('---\ntitle: Not yet\nslug: not-yet\n---\n\nUnfinished.\n')
  expect((await request.get(`/issues/${slug}`)).status()).toBe(404)
  await page.goto('/issues')
  await expect(page.getByText('Not yet')).toHaveCount(0)
  expect(await (await request.get('/feed.xml')).text()).not.toContain('Unfinished.')
})

test('a letter that was taken back is gone from the page and the feed', async ({ press, publish, request }) => {
  const slug = await publish('---\ntitle: Taken back\nslug: taken-back\n---\n\nA hasty word.\n')
  expect((await request.get(`/issues/${slug}`)).status()).toBe(200)
  expect((await press.masthead(['unpublish', slug])).code).toBe(0)
  expect((await request.get(`/issues/${slug}`)).status()).toBe(404)
  expect(await (await request.get('/feed.xml')).text()).not.toContain('A hasty word.')
})

test('a feed reader gets the full text with absolute addresses', async ({ request, press, page }) => {
  const answer = await request.get('/feed.xml')
  expect(answer.headers()['content-type']).toMatch(/^application\/rss\+xml/)
  await page.goto('/')
  const feed = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, 'application/xml')
      const say = (parent: ParentNode, name: string) => parent.querySelector(name)?.textContent ?? ''
      return {
        isWellFormed: parsed.querySelector('parsererror') === null,
        title: say(parsed, 'channel > title'),
        entries: [...parsed.querySelectorAll('item')].map((item) => ({
          title: say(item, 'title'),
          address: say(item, 'link'),
          content: item.getElementsByTagName('content:encoded')[0]?.textContent ?? say(item, 'description'),
        })),
      }
    },
    await answer.text(),
  )
  expect(feed.isWellFormed).toBe(true)
  expect(feed.title).toBe(publication.title)
  const first = feed.entries.find(({ title }) => title === 'The first letter')
  expect(first?.address).toBe(`${press.address}/issues/first-letter`)
  expect(first?.content).toContain('Good morning.')
  expect(first?.content).toContain(`href="${press.address}/issues/second-letter"`)
})

for (const path of ['/feed.xml', '/issues/first-letter', '/']) {
  test(`who has ${path} already is told so, and hears of the next change`, async ({ publish, request }) => {
    const before = await request.get(path)
    const { etag, 'last-modified': lastModified } = before.headers()
    expect(etag).toBeTruthy()
    expect(lastModified).toBeTruthy()
    const known = { 'If-None-Match': etag ?? '' }
    expect((await request.get(path, { headers: known })).status()).toBe(304)
    expect((await request.get(path, { headers: { 'If-Modified-Since': lastModified ?? '' } })).status()).toBe(304)

    // A new letter becomes the next one of the letter before, the newest of the feed and the first of the home page.
    await publish(`---\ntitle: News for ${path}\nnumber: 9\n---\n\nSomething new.\n`)
    if (path !== '/issues/first-letter') {
      const after = await request.get(path, { headers: known })
      expect(after.status()).toBe(200)
      expect(after.headers().etag).not.toBe(etag)
    }
  })
}

test('no answer repeats the host that a request claims', async ({ press }) => {
  for (const path of ['/', '/issues/first-letter', '/feed.xml', '/robots.txt']) {
    const { status, said } = await askAsHost(`${press.address}${path}`, 'evil.example')
    expect(status, path).toBe(200)
    expect(said, path).not.toContain('evil.example')
  }
})

test('no page has a known barrier or moves sideways, on a phone and a desk, by day and by night', async ({ page }) => {
  // Eight pages, each looked at four times.
  test.setTimeout(180_000)
  for (const path of [
    '/',
    '/issues',
    '/issues/first-letter',
    '/issues/地图上的空白',
    '/tags',
    '/tags/tides',
    '/about',
    '/nowhere',
  ]) {
    await page.goto(path)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const seen = `${path}, ${width} pixels, ${colorScheme}`
        const axe = new AxeBuilder({ page })
        // By night only the colours are other.
        const { violations } = await (colorScheme === 'light' ? axe : axe.withRules('color-contrast')).analyze()
        expect(violations, seen).toEqual([])
      }
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overhang, `${path}, ${width} pixels`).toBeLessThanOrEqual(0)
    }
  }
})

test('readers switch to the edition in their language as soon as its author says whose it is', async ({
  owner,
  issue,
  page,
}) => {
  await write(owner, { title: '最初の手紙', text: 'おはようございます。' })
  await owner.getByRole('button', { name: 'Details' }).click()
  const form = owner.getByRole('form', { name: 'Details' })
  await form.getByLabel('Language').fill('ja')
  await form.getByLabel('Edition of').fill('first-letter')
  await expect(form.getByRole('status')).toHaveText('Saved')
  await publishNow(owner)
  await page.goto('/issues/first-letter')
  await page.getByRole('link', { name: '日本語' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '最初の手紙' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
  await page.getByRole('navigation', { name: '他の言語' }).getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/issues/first-letter')
  await page.goto('/in/ja')
  await expect(page.getByRole('link', { name: '最初の手紙' })).toBeVisible()
  expect(issue.id).toBeTruthy()
})

/** What is said in headers and body to who asks under another name than the server's own. */
function askAsHost(address: string, host: string): Promise<{ status: number | undefined; said: string }> {
  return new Promise((done, failed) => {
    get(address, { headers: { Host: host } }, (answer) => {
      let said = JSON.stringify(answer.headers)
      answer.setEncoding('utf8').on('data', (part: string) => (said += part))
      answer.once('end', () => done({ status: answer.statusCode, said }))
    }).once('error', failed)
  })
}
