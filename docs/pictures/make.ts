import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import sharp from 'sharp'
import { seededOwner } from '@/cli/demo.ts'
import { launchOptions } from '../../e2e/browser.ts'
import build from '../../e2e/build.ts'
import { logIn } from '../../e2e/desk.ts'
import { startPress } from '../../e2e/press.ts'

// Makes the pictures of the README from the demo: `npm run pictures`.

build()
const press = await startPress({ options: ['--demo'] })
try {
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage({
      baseURL: press.address,
      viewport: { width: 1180, height: 960 },
      deviceScaleFactor: 1.5,
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    await page.goto('/issues/the-drawer-by-the-door')
    await take(page, 'reader')

    await logIn(page, seededOwner)
    await page.goto('/desk/issues')
    await page.getByRole('link', { name: 'A map for one other person' }).click()
    await page.getByText('What they share is that each was made for one person').waitFor()
    await take(page, 'editor')
  } finally {
    await browser.close()
  }
} finally {
  await press.stop()
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const { size } = await sharp(picture)
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(fileURLToPath(new URL(`./${name}.png`, import.meta.url)))
  console.log(`docs/pictures/${name}.png: ${Math.round(size / 1024)} KB`)
}
