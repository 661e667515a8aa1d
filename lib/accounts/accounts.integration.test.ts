import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { editors, loginFailures, publication, sessions } from '@/db/schema/index.ts'
import { useTestDatabase } from '@/db/test-database.ts'
import { Conflict, InvalidInput, NotFound, TooManyAttempts } from '@/lib/errors.ts'
import { changePassword } from './change-password.ts'
import { logIn, WrongPassword } from './log-in.ts'
import { findSession, sessionDays, startSession, type Editor } from './sessions.ts'
import { createSetupLink, hasOwner, isSetupToken, setUp, setupInput } from './setup.ts'
import { allowed } from './throttle.ts'

useTestDatabase()

const input = setupInput.parse({
  title: 'Small Tools',
  description: '',
  language: 'en',
  timeZone: 'Europe/Madrid',
  address: '',
  email: 'Ada@Example.org',
  password: 'correct horse battery',
})
const from = { address: '192.0.2.7', userAgent: 'test' }

async function owner(): Promise<Editor> {
  const [row] = await database().select().from(editors).where(eq(editors.role, 'owner'))
  if (!row) throw new Error('no owner')
  return row
}

describe('first run', () => {
  it('makes one owner, however many open the link at the same instant', async () => {
    const token = await createSetupLink()
    expect(await hasOwner()).toBe(false)
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => setUp(input, { token })))
    expect(tries.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await database().select().from(publication)).toHaveLength(1)
    expect(await database().select().from(editors)).toHaveLength(1)
    expect(await hasOwner()).toBe(true)
  })

  it('refuses the link once it was used, a wrong link, and the command line once there is an owner', async () => {
    const token = await createSetupLink()
    expect(await isSetupToken(token)).toBe(false)
    await expect(setUp(input, { token: 'guessed' })).rejects.toThrow(NotFound)
    await expect(setUp(input, 'at the terminal')).rejects.toThrow(Conflict)
  })

  it('keeps neither the link nor the password in the clear', async () => {
    const token = await createSetupLink()
    const everything =
      JSON.stringify(await database().execute('select to_jsonb(t) from setup_links t')) + JSON.stringify(await owner())
    expect(everything).not.toContain(token)
    expect(everything).not.toContain(input.password)
    expect(everything).toContain('$argon2id$')
  })

  it('says in words what is wrong with the form', () => {
    const parsed = setupInput.safeParse({
      ...input,
      address: 'https://x.example/path',
      timeZone: 'Mars/Olympus',
      language: '???',
      email: 'ada',
      password: 'short',
      title: ' ',
    })
    const messages = parsed.error?.issues.map((issue) => issue.path[0])
    expect(messages).toEqual(expect.arrayContaining(['address', 'timeZone', 'language', 'email', 'password', 'title']))
  })
})

describe('logging in', () => {
  it('takes the e-mail in any case and gives a session that says who holds it', async () => {
    const session = await logIn({ email: ' ADA@example.org', password: input.password }, from)
    expect(await findSession(session)).toMatchObject({ email: 'ada@example.org', role: 'owner' })
  })

  it('says the same of an unknown e-mail and of a wrong password', async () => {
    const unknown = await logIn({ email: 'nobody@example.org', password: 'x' }, from).catch((error: unknown) => error)
    const wrong = await logIn({ email: input.email, password: 'x' }, from).catch((error: unknown) => error)
    expect(unknown).toBeInstanceOf(WrongPassword)
    expect(wrong).toEqual(unknown)
  })

  it('is slowed for an account after too many tries, also at the same instant, and says how long to wait', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: allowed.account + 5 }, () =>
        logIn({ email: 'guess@example.org', password: 'x' }, { ...from, address: '192.0.2.8' }),
      ),
    )
    const slowed = tries
      .map((outcome) => outcome.status === 'rejected' && outcome.reason)
      .filter((reason) => reason instanceof TooManyAttempts)
    expect(slowed).toHaveLength(5)
    expect(slowed[0]?.retryAfter).toBeGreaterThan(0)
    expect(slowed[0]?.retryAfter).toBeLessThanOrEqual(15 * 60)
  })

  it('is slowed for an address that guesses at many accounts', async () => {
    const address = '192.0.2.9'
    const tries = await Promise.allSettled(
      Array.from({ length: allowed.address + 1 }, (_, guess) =>
        logIn({ email: `guess${guess}@example.org`, password: 'x' }, { ...from, address }),
      ),
    )
    expect(
      tries.filter((outcome) => outcome.status === 'rejected' && outcome.reason instanceof TooManyAttempts),
    ).toHaveLength(1)
  })

  it('is free again after the right password', async () => {
    for (let guess = 0; guess < allowed.account - 2; guess++) {
      await expect(logIn({ email: input.email, password: 'x' }, { ...from, address: '192.0.2.10' })).rejects.toThrow(
        WrongPassword,
      )
    }
    await logIn({ email: input.email, password: input.password }, { ...from, address: '192.0.2.10' })
    await expect(logIn({ email: input.email, password: 'x' }, { ...from, address: '192.0.2.10' })).rejects.toThrow(
      WrongPassword,
    )
    await logIn({ email: input.email, password: input.password }, { ...from, address: '192.0.2.10' })
    expect(
      await database()
        .select()
        .from(loginFailures)
        .where(eq(loginFailures.key, `account:${input.email}`)),
    ).toEqual([])
  })
})

describe('sessions', () => {
  it('end for everyone else when the password changes', async () => {
    const editor = await owner()
    const [mine, elsewhere] = [await startSession(editor.id, 'a'), await startSession(editor.id, 'b')]
    await expect(changePassword(editor, mine, { current: 'wrong', next: 'another long password' })).rejects.toThrow(
      InvalidInput,
    )
    expect(await findSession(elsewhere)).not.toBeNull()
    await changePassword(editor, mine, { current: input.password, next: 'another long password' })
    expect(await findSession(mine)).not.toBeNull()
    expect(await findSession(elsewhere)).toBeNull()
    await expect(logIn({ email: input.email, password: input.password }, from)).rejects.toThrow(WrongPassword)
  })

  it('run out by themselves when nobody uses them', async () => {
    const session = await startSession((await owner()).id, 'old')
    const longAgo = new Date(Date.now() - (sessionDays + 1) * 24 * 60 * 60 * 1000)
    await database().update(sessions).set({ lastSeenAt: longAgo }).where(eq(sessions.id, session))
    expect(await findSession(session)).toBeNull()
  })
})
