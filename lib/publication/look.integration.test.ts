import { beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client.ts'
import { media, publication } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { changeLook } from './change-look.ts'
import { findPublication } from './find.ts'
import { lookInput, type TypedLook } from './look-input.ts'

useTestDatabase()

const key = `${'a1'.repeat(32)}.png`
const plain: TypedLook = { accent: '', logo: '', logoAlt: '', letterFace: 'serif', header: 'name' }
const choose = (look: Partial<TypedLook>) => changeLook(lookInput.parse({ ...plain, ...look }))

beforeAll(async () => {
  const about = { title: 'Small Tools', description: '', language: 'en', timeZone: 'UTC' }
  await database()
    .insert(publication)
    .values({ ...about, updatedAt: new Date('2024-01-01T00:00:00Z') })
  await database().insert(media).values({ key, contentType: 'image/png', bytes: 9, width: 1200, height: 400 })
})

describe('the look of a newsletter', () => {
  it('is the house’s own until something else is chosen', async () => {
    expect(await findPublication()).toMatchObject({ accent: null, logo: null, letterFace: 'serif', header: 'name' })
  })

  it('is kept as it was chosen, and changes the page for whoever asks by date', async () => {
    await choose({ accent: '#00C2A8', letterFace: 'sans', header: 'centred' })
    const kept = await findPublication()
    expect(kept).toMatchObject({ accent: '#00c2a8', logo: null, letterFace: 'sans', header: 'centred' })
    expect(kept?.updatedAt.getTime()).toBeGreaterThan(Date.parse('2024-01-01T00:00:00Z'))
    await choose({})
    expect(await findPublication()).toMatchObject({ accent: null, letterFace: 'serif', header: 'name' })
  })

  it('has a logo that keeps its room before it is loaded', async () => {
    await choose({ logo: `/media/${key}`, logoAlt: 'A drawer', header: 'logo' })
    expect(await findPublication()).toMatchObject({
      logo: `/media/${key}`,
      logoAlt: 'A drawer',
      header: 'logo',
      logoPicture: { width: 1200, height: 400, narrower: [{ width: 480 }, { width: 960 }] },
    })
    await choose({})
    expect(await findPublication()).not.toHaveProperty('logoPicture')
  })

  it('takes no picture for a logo that is not here', async () => {
    await expect(choose({ logo: `/media/${'b2'.repeat(32)}.png`, header: 'logo' })).rejects.toThrow('Add it anew.')
    expect(await findPublication()).toMatchObject({ logo: null, header: 'name' })
  })
})
