import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './test.ts'

const letter = `---
title: Tides and tables
date: 2025-05-06
tags: [tides & moons]
language: ja
---

:::item[A tide table]{href="https://tides.example/table"}
Read it at low water.
:::
`

test.beforeAll(async ({ publish }) => {
  await publish(letter)
})

test('a reader finds every feed from any page, and each address answers', async ({ page, request }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/tags')
  await page.getByRole('link', { name: 'All feeds' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Feeds' })).toBeVisible()
  const addresses = await page.locator('.feed-address a').allTextContents()
  expect(addresses.some((address) => address.endsWith('/items/feed.xml'))).toBe(true)
  expect(addresses.some((address) => address.endsWith('/tags/tides%20%26%20moons/feed.xml'))).toBe(true)
  for (const address of addresses) {
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const answer = await request.get(address.replace(/feed\.xml$/, file))
      expect(answer.status()).toBe(200)
      expect(await answer.text()).toContain('/issues/tides-and-tables')
    }
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
})

test('a hub is named in the feeds as soon as it is set, and refused where it can be listened in on', async ({
  owner,
  request,
}) => {
  await owner.goto('/desk/settings')
  const hub = owner.getByLabel('WebSub hub')
  const save = owner.locator('section', { has: owner.getByRole('heading', { name: 'Feeds' }) }).getByRole('button')
  await hub.fill('http://hub.example/')
  await save.click()
  await expect(owner.getByText('The address of a hub begins with https://.')).toBeVisible()
  await hub.fill('https://hub.example/push')
  await save.click()
  await expect(owner.getByText('The hub is told of news from now on.')).toBeVisible()
  const answer = await request.get('/atom.xml')
  expect(answer.headers().link).toMatch(/^<https:\/\/hub\.example\/push>; rel="hub", <[^>]*\/atom\.xml>; rel="self"$/)
  expect(await answer.text()).toContain('<link rel="hub" href="https://hub.example/push"/>')
  await hub.fill('')
  await save.click()
  await expect(owner.getByText('No hub is told of news.')).toBeVisible()
  expect((await request.get('/atom.xml')).headers().link).toBeUndefined()
})

test('a hub is set by nobody who is not logged in', async ({ owner, request }) => {
  await owner.goto('/desk/settings')
  await owner.context().clearCookies()
  await owner.getByLabel('WebSub hub').fill('https://stranger.example/')
  const section = owner.locator('section', { has: owner.getByRole('heading', { name: 'Feeds' }) })
  await section.getByRole('button').click()
  await expect(section.getByText('You are not logged in.')).toBeVisible()
  expect(await (await request.get('/feed.xml')).text()).not.toContain('stranger.example')
})
