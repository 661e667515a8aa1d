import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './test.ts'

test.beforeAll(async ({ publish }) => {
  await publish('---\ntitle: Harbours\nnumber: 1\ndate: 2025-03-04\nslug: harbours\n---\n\nThe ferries ran late.\n')
  await publish(
    '---\ntitle: 地图上的空白\nnumber: 2\ndate: 2025-03-11\nlanguage: zh-Hans\nslug: kongbai\n---\n\n后来才知道，那里住着很多人。\n',
  )
})

test('readers find an issue by words of any language, without a script', async ({ page }) => {
  await page.goto('/search')
  await page.getByRole('searchbox').fill('ferry')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL(/\/search\?q=ferry$/)
  await expect(page.getByText('1 issue found')).toBeVisible()
  await expect(page.locator('mark')).toHaveText('ferries')
  await page.getByRole('searchbox').fill('很多人')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.locator('mark')).toHaveText('很多人')
  await page.getByRole('link', { name: '地图上的空白' }).click()
  await expect(page).toHaveURL('/issues/kongbai')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what was found can be read by everybody, on a phone too (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/search?q=ferries')
    await expect(page.locator('mark')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
}

test('browsers say nothing against a page, its data, its icons and its manifest', async ({ page, request }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('requestfailed', (failed) => said.push(failed.url()))
  await page.goto('/issues/harbours')
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1)
  expect(said).toEqual([])
  const named = page.locator('link[rel="icon"], link[rel="apple-touch-icon"], link[rel="manifest"], link[rel="search"]')
  const addresses = await named.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  for (const address of [...addresses, picture ?? ''])
    expect((await request.get(new URL(address).pathname)).status()).toBe(200)
})

test('no search engine is shown what is not published', async ({ request }) => {
  for (const path of ['/login', '/search?q=x', '/preview/none', '/desk']) {
    const { headers } = await request.get(path, { maxRedirects: 0 }).then((answer) => ({ headers: answer.headers() }))
    expect(headers['x-robots-tag'], path).toContain('noindex')
  }
  expect(await (await request.get('/sitemap/1.xml')).text()).toContain('/issues/kongbai')
  expect(await (await request.get('/robots.txt')).text()).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
})
