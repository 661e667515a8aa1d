import { expect, test } from './test.ts'

test('whoever sees the terminal sets the newsletter up, once, and is at the desk', async ({ newPress, page }) => {
  const link = newPress.setupLink()
  await page.goto(`${newPress.address}/`)
  await expect(page.getByText('not set up yet')).toBeVisible()

  await page.goto(link)
  await page.getByLabel('Title').fill('Harbour Notes')
  await page.getByLabel('Description').fill('A letter a week from the quay.')
  await page.getByLabel('Time zone').fill('Asia/Tokyo')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { name: 'Issues' })).toBeVisible()

  await page.goto(`${newPress.address}/`)
  await expect(page.getByRole('heading', { name: 'Harbour Notes' })).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Nothing to set up here' })).toBeVisible()
})

test('bad input at set-up is named field by field, nothing typed is lost, and the link still works', async ({
  newPress,
  page,
}) => {
  await page.goto(newPress.setupLink())
  await page.getByLabel('Title').fill('Harbour Notes')
  await page.getByLabel('Time zone').fill('Mars/Olympus')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('That is not a time zone')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Harbour Notes')
  await page.getByLabel('Time zone').fill('Asia/Tokyo')
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { name: 'Issues' })).toBeVisible()
})

test('without the link nobody can set anything up', async ({ newPress, request }) => {
  const form = {
    title: 'X',
    description: '',
    language: 'en',
    timeZone: 'UTC',
    address: '',
    email: 'eve@example.org',
    password: 'a long enough password',
  }
  expect((await request.get(`${newPress.address}/setup?token=guessed`)).status()).toBe(404)
  const origin = { Origin: newPress.address }
  expect(
    (
      await request.post(`${newPress.address}/setup`, { form: { ...form, token: 'guessed' }, headers: origin })
    ).status(),
  ).toBe(404)
  expect(
    (
      await request.post(`${newPress.address}/setup`, {
        form: { ...form, token: new URL(newPress.setupLink()).searchParams.get('token') ?? '' },
        headers: { Origin: 'https://evil.example' },
      })
    ).status(),
  ).toBe(403)
  expect(await (await request.get(`${newPress.address}/`)).text()).toContain('not set up yet')
})
