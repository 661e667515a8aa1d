import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const address = '/desk/settings/look'

/** The colour of the way to the whole issue, as the browser has it. */
const accentOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'))

test('an accent is seen before it is saved, and by readers once it is; nobody else can choose it', async ({
  owner,
  page,
  request,
}) => {
  await page.goto('/')
  const before = await accentOf(page)
  await owner.goto(address)
  const preview = owner.frameLocator('iframe:not([aria-hidden])')
  await expect(preview.getByRole('heading', { level: 1 })).toBeVisible()

  await owner.getByRole('button', { name: 'Teal' }).click()
  const shown = () => preview.locator('html').evaluate((html) => getComputedStyle(html).getPropertyValue('--accent'))
  await expect.poll(shown).toBe('#00697a')
  await page.reload()
  expect(await accentOf(page)).toBe(before)

  const saving = owner.waitForRequest((asked) => asked.method() === 'POST' && asked.url().endsWith(address))
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('Saved. Readers see it now.')).toBeVisible()
  await page.reload()
  expect(await accentOf(page)).toBe('#00697a')

  // The same again from somebody who is not logged in, with another colour.
  const sent = await saving
  const { cookie: _, 'content-length': __, ...headers } = await sent.allHeaders()
  const forged = (sent.postDataBuffer() ?? Buffer.alloc(0)).toString('latin1').replaceAll('#00697a', '#ff0000')
  await request.post(address, { headers, data: Buffer.from(forged, 'latin1') })
  const query = 'accent=&logo=&logoAlt=&letterFace=serif&header=name'
  expect((await request.get(`${address}/preview/home?${query}`)).status()).toBe(401)
  expect((await request.get('/desk/reader.css?letterFace=serif')).status()).toBe(401)
  await page.reload()
  expect(await accentOf(page)).toBe('#00697a')
  await page.goto(address)
  await expect(page).toHaveURL('/login')
})

test('what is no colour gets a sentence, and is still there to be mended', async ({ owner }) => {
  await owner.goto(address)
  const colour = owner.getByRole('textbox', { name: 'Colour', exact: true })
  await colour.fill('#12345g;}')
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('That is not a colour. It should look like #8a3b12.')).toBeVisible()
  await expect(colour).toHaveValue('#12345g;}')
  const query = new URLSearchParams({ accent: '#12345g;}', logo: '', logoAlt: '', letterFace: 'serif', header: 'name' })
  expect((await owner.request.get(`${address}/preview/home?${query}`)).status()).toBe(422)
})

test('the look has no known barrier for anyone, in light and in dark, and fits a small phone', async ({ owner }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await owner.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await owner.goto(address)
    await expect(owner.frameLocator('iframe').first().getByRole('heading', { level: 1 })).toBeVisible()
    expect((await new AxeBuilder({ page: owner }).exclude('iframe').analyze()).violations, colorScheme).toEqual([])
  }
  await owner.setViewportSize({ width: 320, height: 640 })
  expect(await owner.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
