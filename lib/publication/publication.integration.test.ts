import { describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { changePublication, noteChange } from './change.ts'
import { findChosenAddress, findPublication } from './find.ts'
import { publicationInput } from './input.ts'

useTestDatabase()

const about = { title: 'Small Tools', description: '', language: 'en', timeZone: 'UTC' }

it('an address that nobody chose stays unchosen, and one that was chosen holds', async () => {
  await database().insert(publication).values(about)
  expect(await findChosenAddress()).toBeNull()
  expect((await findPublication())?.address).toMatch(/^http:\/\/localhost:\d+$/)
  await changePublication(publicationInput.parse({ ...about, address: 'https://letters.example' }))
  expect(await findChosenAddress()).toBe('https://letters.example')
  expect((await findPublication())?.address).toBe('https://letters.example')
})

describe('who writes it', () => {
  it('is kept when it is said and empty when it is not', async () => {
    await changePublication(
      publicationInput.parse({ ...about, address: '', authorName: ' Ada ', authorAbout: 'Writes.\r\nPrints. ' }),
    )
    expect(await findPublication()).toMatchObject({ authorName: 'Ada', authorAbout: 'Writes.\nPrints.' })
    await changePublication(publicationInput.parse({ ...about, address: '' }))
    expect(await findPublication()).toMatchObject({ authorName: '', authorAbout: '' })
  })

  it('is counted as a browser counts it, and refused in words when it is too long', () => {
    const said = (fields: object) => publicationInput.safeParse({ ...about, address: '', ...fields })
    expect(said({ authorName: 'a'.repeat(200), authorAbout: 'a\r\n'.repeat(300) }).success).toBe(true)
    const refused = said({ authorName: 'a'.repeat(201), authorAbout: 'a'.repeat(601) })
    expect(refused.error?.issues.map(({ message }) => message)).toEqual([
      'Your name is longer than 200 characters.',
      'What you say about yourself is longer than 600 characters.',
    ])
  })
})

it('no two changes of what the world sees have the same date, whatever the clocks say', async () => {
  const at = new Date('2020-01-01T00:00:00Z')
  const dates: (number | undefined)[] = []
  for (let change = 0; change < 3; change++) {
    await database().transaction((tx) => noteChange(tx, at))
    dates.push((await findPublication())?.updatedAt.getTime())
  }
  expect(new Set(dates).size).toBe(3)
  expect([...dates].sort()).toEqual(dates)
})
