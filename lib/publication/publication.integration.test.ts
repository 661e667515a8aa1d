import { expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { changePublication } from './change.ts'
import { findChosenAddress, findPublication } from './find.ts'

useTestDatabase()

const about = { title: 'Small Tools', description: '', language: 'en', timeZone: 'UTC' }

it('an address that nobody chose stays unchosen, and one that was chosen holds', async () => {
  await database().insert(publication).values(about)
  expect(await findChosenAddress()).toBeNull()
  expect((await findPublication())?.address).toMatch(/^http:\/\/localhost:\d+$/)
  await changePublication({ ...about, address: 'https://letters.example' })
  expect(await findChosenAddress()).toBe('https://letters.example')
  expect((await findPublication())?.address).toBe('https://letters.example')
})
