import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { placeOf, reachDatabase } from './reach.ts'
import { useTestDatabase } from './test-database.ts'

useTestDatabase()

const data = '/nowhere'
const given = () => new URL(process.env.DATABASE_URL ?? '')

async function refusal(databaseUrl: string): Promise<string> {
  const { release } = await reachDatabase({ databaseUrl, data }).catch((error: Error) => {
    return { release: () => Promise.reject(error) }
  })
  return release().then(
    () => 'let in',
    (error: Error) => `${error.name}: ${error.message}`,
  )
}

describe('a given database', () => {
  it('is used as it is, and is not ended afterwards', async () => {
    const databaseUrl = given().href
    const reached = await reachDatabase({ databaseUrl, data })
    expect(reached).toMatchObject({ url: databaseUrl, isEmbedded: false })
    await reached.release()
    expect(await refusal(databaseUrl)).toBe('let in')
  })

  it('that nobody runs is refused, saying where', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(await refusal(`postgres://me:secret@127.0.0.1:${port}/letters`)).toBe(
      `DatabaseUnavailable: Nothing answers at 127.0.0.1:${port}/letters. Start the database, or correct DATABASE_URL.`,
    )
  })

  it('that does not exist, or does not know the password, is refused without telling the password', async () => {
    const missing = given()
    missing.pathname = '/nothing'
    expect(await refusal(missing.href)).toContain('has no database “nothing”')
    const wrong = given()
    wrong.password = 'secret'
    const said = await refusal(wrong.href)
    expect(said).toContain('refuses the user or the password')
    expect(said).not.toContain('secret')
  })
})

it('a place that may be printed holds neither user nor password nor options', () => {
  expect(placeOf('postgres://me:secret@db.example:5433/letters?sslmode=require')).toBe('db.example:5433/letters')
  expect(placeOf('postgres:///letters?host=/var/run/postgresql')).toBe('/var/run/postgresql/letters')
})
