import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './test.ts'

const draft = {
  version: 1,
  title: 'Taken over',
  subtitle: '',
  document: { type: 'doc', content: [{ type: 'paragraph' }] },
}
const nobody = '00000000-0000-4000-8000-000000000000'

test('no page of the desk opens without a log-in', async ({ page, issue }) => {
  for (const path of [
    '/desk',
    '/desk/issues',
    '/desk/issues/deleted',
    '/desk/settings',
    `/desk/issues/${issue.id}`,
    `/desk/issues/${issue.id}/preview`,
  ]) {
    await page.goto(path)
    await expect(page, path).toHaveURL('/login')
  }
})

test('a draft is neither saved nor shown without a session', async ({ request, issue, press }) => {
  const answer = await request.put(`/desk/issues/${issue.id}/draft`, {
    data: draft,
    headers: { Origin: press.address },
  })
  expect(answer.status()).toBe(401)
  expect(await answer.json()).toEqual({ error: expect.stringContaining('not logged in') })
})

test('a picture is not taken without a session', async ({ request, press }) => {
  const answer = await request.post('/desk/media', {
    data: Buffer.from('x'),
    headers: { Origin: press.address, 'Content-Type': 'image/png' },
  })
  expect(answer.status()).toBe(401)
})

test('no page is looked at for a card without a session', async ({ request, press }) => {
  const answer = await request.post('/desk/cards', {
    data: { address: 'https://example.org/' },
    headers: { Origin: press.address },
  })
  expect(answer.status()).toBe(401)
})

test('a card tells nothing of the network that the newsletter runs in', async ({ owner, press }) => {
  const ask = (data: unknown) => owner.request.post('/desk/cards', { data, headers: { Origin: press.address } })
  const answers = await Promise.all(
    [press.address, 'http://127.0.0.1:1/', 'http://[::1]/', 'http://169.254.169.254/'].map((address) =>
      ask({ address }),
    ),
  )
  const said = await Promise.all(answers.map(async (answer) => (await answer.json()).refused))
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200, 200])
  expect(new Set(said).size).toBe(1)
  expect(said[0]).toContain('does not lead to a public site')
  for (const nonsense of [{ address: 'javascript:alert(1)' }, { address: 7 }, {}, { address: '' }]) {
    const answer = await ask(nonsense)
    expect(answer.status()).toBe(422)
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/\.$/) })
  }
})

test('another site can change nothing with the owner’s cookies', async ({ owner, issue }) => {
  const foreign = { Origin: 'https://evil.example' }
  const asOwner: APIRequestContext = owner.request
  expect((await asOwner.put(`/desk/issues/${issue.id}/draft`, { data: draft, headers: foreign })).status()).toBe(403)
  expect((await asOwner.post('/desk/media', { data: Buffer.from('x'), headers: foreign })).status()).toBe(403)
  expect((await asOwner.post('/desk/cards', { data: { address: 'x' }, headers: foreign })).status()).toBe(403)
  expect((await asOwner.post('/logout', { headers: foreign })).status()).toBe(403)
  expect(
    (await asOwner.post('/login', { form: { email: 'a@b.example', password: 'x' }, headers: foreign })).status(),
  ).toBe(403)
  await owner.reload()
  await expect(owner.locator('#issue-text')).toBeVisible()
})

test('a stale save is refused with 409 and what stands there, and changes nothing', async ({ owner, issue, press }) => {
  const save = (version: number, title: string) =>
    owner.request.put(`/desk/issues/${issue.id}/draft`, {
      data: { ...draft, version, title },
      headers: { Origin: press.address },
    })
  expect(await (await save(1, 'First')).json()).toMatchObject({ version: 2 })
  const stale = await save(1, 'Second')
  expect(stale.status()).toBe(409)
  expect(await stale.json()).toMatchObject({ current: { version: 2, title: 'First' } })
})

test('of many saves at the same instant exactly one wins', async ({ owner, issue, press }) => {
  const saves = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      owner.request.put(`/desk/issues/${issue.id}/draft`, {
        data: { ...draft, title: `Title ${index}` },
        headers: { Origin: press.address },
      }),
    ),
  )
  const statuses = saves.map((answer) => answer.status()).sort()
  expect(statuses).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
})

test('what is no draft, or of no issue, gets a sentence and never a stack trace', async ({ owner, issue, press }) => {
  const put = (id: string, options: Parameters<APIRequestContext['put']>[1]) =>
    owner.request.put(`/desk/issues/${id}/draft`, {
      ...options,
      headers: { Origin: press.address, ...options?.headers },
    })
  const answers = await Promise.all([
    put(issue.id, { data: '{', headers: { 'Content-Type': 'application/json' } }),
    put(issue.id, { data: { ...draft, document: { type: 'doc', content: [{ type: 'script' }] } } }),
    put(issue.id, { data: { ...draft, title: 'x'.repeat(501) } }),
    put(issue.id, { data: 'version=1', headers: { 'Content-Type': 'text/plain' } }),
    put(nobody, { data: draft }),
    put('not-an-id', { data: draft }),
  ])
  expect(answers.map((answer) => answer.status())).toEqual([422, 422, 422, 422, 404, 404])
  for (const answer of answers) expect(await answer.text()).not.toMatch(/\bat .*\.(?:ts|js)/)
})

test('an act of the desk is refused when the session has ended meanwhile, and nothing changes', async ({ owner }) => {
  await owner.goto('/desk/settings')
  await owner.context().clearCookies()
  await owner.getByLabel('Title').fill('Taken over')
  await owner.getByRole('button', { name: 'Save' }).click()
  await expect(owner.getByText('You are not logged in.')).toBeVisible()
  await expect(owner.getByLabel('Title')).toHaveValue('Taken over')
  await owner.goto('/')
  await expect(owner.getByRole('heading', { name: 'Taken over' })).toHaveCount(0)
})

test('an act of the desk that another site sends with the owner’s cookies is not carried out', async ({ owner }) => {
  await owner.goto('/desk/settings')
  const title = await owner.getByLabel('Title').inputValue()
  const sent = owner.waitForRequest((request) => request.method() === 'POST')
  await owner.getByRole('button', { name: 'Save' }).click()
  const act = await sent
  await expect(owner.getByText('Saved.')).toBeVisible()
  const body = act.postDataBuffer()?.toString() ?? ''
  expect(body).toContain(title)
  const headers = { ...(await act.allHeaders()), origin: 'https://evil.example' }
  const names = Object.entries(headers).filter(([name]) => !name.startsWith(':') && name !== 'content-length')
  const answer = await owner.request.fetch(act.url(), {
    method: 'POST',
    headers: Object.fromEntries(names),
    data: Buffer.from(body.replaceAll(title, 'Taken over')),
  })
  expect(answer.status()).toBeGreaterThanOrEqual(400)
  await owner.goto('/desk/settings')
  await expect(owner.getByLabel('Title')).toHaveValue(title)
})

test('a form that is far too large is refused before anyone asks who sent it', async ({ request, press }) => {
  const form = { email: 'a@b.example', password: 'x'.repeat(200_000) }
  const answer = await request.post('/login', { form, headers: { Origin: press.address } })
  expect(answer.status()).toBe(413)
  expect(await answer.text()).toContain('larger than 64 KB')
})

test('an address that can’t be read is refused with a sentence', async ({ request }) => {
  for (const path of ['/%E0%A4%A', '/issues/%00']) {
    const answer = await request.get(path)
    expect([400, 404], path).toContain(answer.status())
    expect(await answer.text(), path).not.toMatch(/\bat .*\.(?:ts|js)/)
  }
})
