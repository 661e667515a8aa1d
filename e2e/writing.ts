import { expect, type Locator, type Page } from '@playwright/test'

/** The text of the issue that is being written. */
export function textOf(page: Page): Locator {
  return page.locator('#issue-text')
}

/** Writes a title and some text into an open editor, as a person types them. */
export async function write(page: Page, { title, text }: { title: string; text: string }): Promise<void> {
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await textOf(page).click()
  await page.keyboard.type(text)
}

/** Waits until the server has acknowledged everything. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 15_000 })
}

/** Publishes the open issue and waits until the desk says so. */
export async function publishNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText(/^Published at /)).toBeVisible()
}

/** What the server has of an issue: its title, and its text as JSON. */
export async function standing(page: Page, address: string): Promise<{ version: number; title: string; text: string }> {
  const answer = await page.request.get(`${address}/draft`)
  const { version, title, document } = (await answer.json()) as { version: number; title: string; document: unknown }
  return { version, title, text: JSON.stringify(document) }
}

/** Waits until this device keeps some words that the server may not have. */
export async function keptHere(page: Page, words: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<string>((resolve, reject) => {
            const opening = indexedDB.open('masthead-journal')
            opening.addEventListener('error', () => reject(opening.error ?? new Error('There is no journal.')))
            opening.addEventListener('success', () => {
              const all = opening.result.transaction('entries').objectStore('entries').getAll()
              all.addEventListener('success', () => {
                opening.result.close()
                resolve(JSON.stringify(all.result))
              })
            })
          }),
      ),
    )
    .toContain(words)
}
