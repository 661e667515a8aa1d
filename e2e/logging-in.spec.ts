import { account, expect, logIn, test } from './test.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('logging in and out works', async ({ page }) => {
    await logIn(page)
    await page.waitForURL(/\/desk/)
    await page.goto('/desk/issues')
    await expect(page.getByRole('heading', { name: 'Issues' })).toBeVisible()
    await page.getByRole('button', { name: 'Log out' }).click()
    await expect(page.getByRole('heading', { name: 'The Trial Letter' })).toBeVisible()
    await page.goto('/desk/issues')
    await expect(page).toHaveURL('/login')
  })
})

test('a cookie that was copied is worth nothing after logging out', async ({ page, context, browser, baseURL }) => {
  await logIn(page)
  await page.waitForURL(/\/desk/)
  await page.goto('/desk/issues')
  await expect(page.getByRole('heading', { name: 'Issues' })).toBeVisible()
  const stolen = await context.storageState()
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL('/login')
  const thief = await browser.newContext({ baseURL, storageState: stolen })
  const elsewhere = await thief.newPage()
  await elsewhere.goto('/desk/issues')
  await expect(elsewhere).toHaveURL('/login')
  await thief.close()
})

test('an unknown e-mail and a wrong password get the same answer', async ({ page }) => {
  await logIn(page, { ...account, password: 'wrong' })
  const wrong = await page.getByRole('alert').textContent()
  await logIn(page, { email: 'nobody@example.org', password: 'wrong' })
  expect(await page.getByRole('alert').textContent()).toBe(wrong)
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@example.org')
})

test('guessing at a password is slowed, with the time to wait', async ({ request, press }) => {
  const guess = () =>
    request.post('/login', {
      form: { email: 'guessed@example.org', password: 'x' },
      headers: { Origin: press.address },
    })
  let answer = await guess()
  for (let tries = 1; tries < 20 && answer.status() !== 429; tries++) answer = await guess()
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await answer.text()).toContain('Too many tries')
})

test('a new password ends the sessions elsewhere and keeps this one', async ({ newPress, browser }) => {
  const setUp = await newPress.masthead(
    ['setup', '--title', 'X', '--email', account.email, '--password-stdin'],
    account.password,
  )
  expect(setUp.code).toBe(0)
  const [here, there] = await Promise.all([1, 2].map(() => browser.newContext({ baseURL: newPress.address })))
  if (!here || !there) throw new Error('no browser')
  const [mine, other] = [await here.newPage(), await there.newPage()]
  for (const page of [mine, other]) {
    await logIn(page)
    await expect(page.getByRole('heading', { name: 'Issues' })).toBeVisible()
  }
  await mine.goto('/desk/settings')
  await mine.getByLabel('Present password').fill(account.password)
  await mine.getByLabel('New password').fill('a different long password')
  await mine.getByRole('button', { name: 'Change password' }).click()
  await expect(mine.getByText('one other session was ended')).toBeVisible()
  await other.goto('/desk/settings')
  await expect(other).toHaveURL('/login')
  await mine.reload()
  await expect(mine.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await here.close()
  await there.close()
})
