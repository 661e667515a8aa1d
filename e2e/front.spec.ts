import { readdirSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { fetchWhole } from '../server/front/front-for-test.ts'
import { expect, test } from './test.ts'
import { publishNow, saved, textOf, write } from './writing.ts'

/** As much as a long weekly: the texts of several letters under one head. */
function longWeekly(): string {
  const folder = new URL('../cli/demo/letters/', import.meta.url)
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
    .filter((text) => !/\p{Script=Han}/u.test(text))
    .slice(0, 6)
  return `---\ntitle: A long weekly\nslug: a-long-weekly\nnumber: 40\n---\n\n${texts.join('\n\n')}\n`
}

test('what is published at the desk is read with the next request, though answers are kept', async ({
  owner,
  issue,
  press,
  request,
}) => {
  await write(owner, { title: 'Kept in front', text: 'First words.' })
  await saved(owner)
  const read = async (path: string) => (await request.get(path)).text()
  expect(await read('/')).not.toContain('Kept in front')
  await publishNow(owner)
  expect(await read('/')).toContain('Kept in front')
  expect(await read('/feed.xml')).toContain('First words.')
  const before = await fetchWhole(`${press.address}/issues/kept-in-front`, { headers: { 'Accept-Encoding': 'br' } })
  expect(brotliDecompressSync(before.body).toString()).toContain('First words.')
  expect(before.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })

  await textOf(owner).click()
  await owner.keyboard.press('Control+End')
  await owner.keyboard.type(' Better words.')
  await saved(owner)
  const headers = { 'Accept-Encoding': 'br', 'If-None-Match': String(before.headers.etag) }
  expect((await fetchWhole(`${press.address}/issues/kept-in-front`, { headers })).status).toBe(304)
  await owner.getByRole('button', { name: 'Update', exact: true }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Update' }).click()
  await expect(owner.getByText(/^Published at /)).toBeVisible()
  const after = await fetchWhole(`${press.address}/issues/kept-in-front`, { headers })
  expect(after.status).toBe(200)
  expect(brotliDecompressSync(after.body).toString()).toContain('Better words.')
  expect(issue.id).toBeTruthy()
})

test('a long weekly and its style weigh at most 20 KB, and two requests come before its first picture', async ({
  page,
  press,
  publish,
}) => {
  const slug = await publish(longWeekly())
  const weigh = async (path: string) => {
    const { body } = await fetchWhole(`${press.address}${path}`, { headers: { 'Accept-Encoding': 'br' } })
    return { bytes: body.byteLength, text: brotliDecompressSync(body).toString() }
  }
  const letter = await weigh(`/issues/${slug}`)
  const sheets = [...letter.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1] ?? '')
  expect(sheets).toHaveLength(1)
  const style = await weigh(sheets[0] ?? '')
  expect(letter.text.replaceAll(/<[^>]+>/g, ' ').split(/\s+/).length).toBeGreaterThan(2000)
  expect(letter.bytes + style.bytes).toBeLessThanOrEqual(20 * 1024)

  const asked: string[] = []
  page.on('request', (one) => asked.push(one.resourceType()))
  await page.goto(`/issues/${slug}`)
  const beforePicture = asked.slice(0, asked.includes('image') ? asked.indexOf('image') : undefined)
  // The browser asks for the icon of its tab when it gets round to it: that is of another type, and holds up nothing.
  expect(beforePicture.filter((type) => type !== 'font' && type !== 'other')).toEqual(['document', 'stylesheet'])
})

test('every public answer keeps browsers from doing with it what it was not made for', async ({ press }) => {
  const { body } = await fetchWhole(`${press.address}/`)
  const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(body.toString())?.[1] ?? ''
  for (const path of [
    '/',
    '/issues',
    '/feed.xml',
    '/robots.txt',
    sheet,
    '/nothing/here',
    '/issues/',
    '/_next/nothing',
    '/%',
  ]) {
    const { headers } = await fetchWhole(`${press.address}${path}`)
    expect(headers['content-security-policy'], path).toContain("default-src 'none'")
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy'], path).not.toContain('unsafe')
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['permissions-policy'], path).toContain('camera=()')
    expect(headers['set-cookie'], path).toBeUndefined()
  }
})
