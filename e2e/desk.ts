import type { Page } from '@playwright/test'

/** The owner of the publication that tests find set up. */
export const account = { email: 'owner@example.org', password: 'a long enough password' }
export const publication = { title: 'The Trial Letter', description: 'Letters for trying things out.' }

/** Logs in on the page as a person does. */
export async function logIn(page: Page, { email, password } = account): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** Begins a new issue at the desk and waits until its editor is open. */
export async function startIssue(page: Page): Promise<{ id: string; address: string }> {
  await page.goto('/desk/issues')
  await page.getByRole('button', { name: 'New issue' }).click()
  await page.waitForURL(/\/desk\/issues\/[0-9a-f-]{36}$/)
  const address = page.url()
  return { id: address.slice(address.lastIndexOf('/') + 1), address }
}
