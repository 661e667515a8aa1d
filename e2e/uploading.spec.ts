import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { saved, textOf, write } from './writing.ts'
import { expect, test } from './test.ts'

const dot = (red: number) =>
  sharp({ create: { width: 8, height: 6, channels: 3, background: { r: red, g: 30, b: 30 } } })
    .png()
    .toBuffer()

/** Chooses pictures by the button of the toolbar. */
async function choose(page: Page, files: readonly { name: string; buffer: Buffer }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /picture|image/i })
    .first()
    .click()
  await (await chooser).setFiles(files.map((file) => ({ ...file, mimeType: 'image/png' })))
}

/** Holds every picture back on its way to the server until it is let go. */
async function hold(page: Page): Promise<{ held: () => number; letGo: (index: number) => void }> {
  const gates: (() => void)[] = []
  await page.route('**/desk/media', async (route) => {
    await new Promise<void>((open) => gates.push(open))
    await route.continue()
  })
  return { held: () => gates.length, letGo: (index) => gates[index]?.() }
}

/** How red each picture in the text is, in their order. */
function redsIn(page: Page): Promise<(number | undefined)[]> {
  return textOf(page)
    .locator('img[src^="/media/"]')
    .evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          await (image as HTMLImageElement).decode()
          const context = document.createElement('canvas').getContext('2d')
          context?.drawImage(image as HTMLImageElement, 0, 0)
          return context?.getImageData(0, 0, 1, 1).data[0]
        }),
      ),
    )
}

test('several pictures are on their way at once, each says how far it is, and they come in their order', async ({
  owner,
  issue,
}) => {
  expect(issue.id).toBeTruthy()
  await write(owner, { title: 'Pictures', text: 'See: ' })
  const { held, letGo } = await hold(owner)
  const files = await Promise.all([11, 12, 13, 14].map(async (red) => ({ name: `${red}.png`, buffer: await dot(red) })))
  await choose(owner, files)
  for (const { name } of files.slice(0, 3))
    await expect(owner.getByText(new RegExp(`(?:Sending|Preparing) ${name}`))).toBeVisible()
  await expect(owner.getByText('14.png waits for its turn')).toBeVisible()
  await expect.poll(held).toBe(3)
  const arrived = owner.waitForResponse((response) => response.url().endsWith('/desk/media'))
  letGo(2)
  await arrived
  for (const index of [1, 0]) letGo(index)
  await expect.poll(held).toBe(4)
  letGo(3)
  const pictures = textOf(owner).locator('img[src^="/media/"]')
  await expect(pictures).toHaveCount(4)
  await expect(owner.locator('.upload')).toHaveCount(0)
  await saved(owner)
  expect(await redsIn(owner)).toEqual([11, 12, 13, 14])
})

test('several pictures take the place of an empty line, all of them', async ({ owner, issue }) => {
  expect(issue.id).toBeTruthy()
  await expect(textOf(owner)).toHaveAttribute('contenteditable', 'true')
  await textOf(owner).click()
  await choose(
    owner,
    await Promise.all([31, 32, 33].map(async (red) => ({ name: `${red}.png`, buffer: await dot(red) }))),
  )
  await expect(textOf(owner).locator('img[src^="/media/"]')).toHaveCount(3)
  await expect(owner.locator('.upload')).toHaveCount(0)
  expect(await redsIn(owner)).toEqual([31, 32, 33])
})

test('a picture that comes again brings along what the author said that it shows', async ({ owner, issue, press }) => {
  const buffer = await dot(21)
  const headers = { Origin: press.address, 'Content-Type': 'image/png' }
  const first = await owner.request.post('/desk/media', { data: buffer, headers })
  expect(await first.json()).toMatchObject({ width: 8, height: 6, alt: '' })
  const { address } = await first.json()
  const figure = { type: 'figure', attrs: { src: address, alt: 'A red dot' } }
  const draft = { version: 1, title: 'Dot', subtitle: '', document: { type: 'doc', content: [figure] } }
  const put = await owner.request.put(`/desk/issues/${issue.id}/draft`, {
    data: draft,
    headers: { Origin: press.address },
  })
  expect(put.status()).toBe(200)
  await owner.reload()
  await textOf(owner).press('ControlOrMeta+End')
  await choose(owner, [{ name: 'again.png', buffer }])
  await expect(textOf(owner).getByAltText('A red dot')).toHaveCount(2)
})

test('what is no picture is refused with a sentence, and the text stays as it is', async ({ owner, issue }) => {
  expect(issue.id).toBeTruthy()
  await write(owner, { title: 'Drawing', text: 'See: ' })
  await choose(owner, [
    {
      name: 'drawing.png',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    },
  ])
  await expect(owner.getByRole('alert').filter({ hasText: 'drawing.png: This is a drawing in SVG' })).toBeVisible()
  await expect(textOf(owner).locator('img[src]')).toHaveCount(0)
})
