import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInput } from '@/lib/errors.ts'
import { crc32 } from './crc32.ts'
import { namesOf } from './zip-names.ts'
import { openArchive } from './zip.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masthead-zip-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function archive(bytes: Uint8Array) {
  const path = join(folder, 'some.zip')
  await writeFile(path, bytes)
  return openArchive(path)
}

async function contents(files: Zippable): Promise<Record<string, string>> {
  const { entries, read } = await archive(zipSync(files))
  const pairs = entries.map(async (entry) => [entry.names[0], Buffer.from(await read(entry)).toString()] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

/** A zip in which some ASCII words are other bytes of the same length. */
function patched(files: Zippable, words: Record<string, Uint8Array>): Buffer {
  const zip = Buffer.from(zipSync(files))
  for (const [word, bytes] of Object.entries(words)) {
    for (let at = zip.indexOf(word); at >= 0; at = zip.indexOf(word, at + 1)) zip.set(bytes, at)
  }
  return zip
}

describe('a zip', () => {
  it('gives its files back, packed or not, from any folder, without the folders themselves', async () => {
    const files = { 'a.md': strToU8('A'.repeat(1000)), 'b/': {}, 'b/c.md': [strToU8('C'), { level: 0 }] } as const
    expect(await contents(files as unknown as Zippable)).toEqual({ 'a.md': 'A'.repeat(1000), 'b/c.md': 'C' })
  })

  it('may have no files', async () => {
    expect(await contents({})).toEqual({})
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no zip', Buffer.from('no zip at all, but long enough to be one')],
    ['the end alone of another', Buffer.from(zipSync({ 'a.md': strToU8('A') })).subarray(40)],
    ['one whose list is garbled', patched({ 'a.md': strToU8('A') }, { 'PK\x01\x02': Buffer.from('PK\x09\x09') })],
  ])('that is %s is refused in words', async (_, bytes) => {
    await expect(archive(bytes)).rejects.toThrow(InvalidInput)
  })

  it('with a broken file refuses that file alone', async () => {
    const bytes = patched(
      { 'a.md': [strToU8('Words of a.'), { level: 0 }], 'b.md': strToU8('B') },
      { 'Words of': Buffer.from('Swords o') },
    )
    const { entries, read } = await archive(bytes)
    const [a, b] = entries
    if (!a || !b) throw new Error('two files')
    await expect(read(a)).rejects.toThrow(InvalidInput)
    expect(Buffer.from(await read(b)).toString()).toBe('B')
  })

  it('never unpacks to more than it says', async () => {
    const bytes = Buffer.from(zipSync({ 'a.md': strToU8('A'.repeat(100_000)) }))
    // The size in the list at the end.
    bytes.writeUInt32LE(5, bytes.indexOf('PK\x01\x02') + 24)
    const { entries, read } = await archive(bytes)
    const [a] = entries
    if (!a) throw new Error('one file')
    await expect(read(a)).rejects.toThrow(InvalidInput)
  })
})

describe('a name in a zip', () => {
  const nothing = Buffer.alloc(0)

  it('is read as UTF-8 when the zip says so, and when it is UTF-8 without saying so', () => {
    expect(namesOf(Buffer.from('図.png'), true, nothing)).toEqual(['図.png'])
    expect(namesOf(Buffer.from('図.png'), false, nothing)[0]).toBe('図.png')
  })

  it('is the same name however its accents are written, and with either slash', () => {
    expect(namesOf(Buffer.from('img\\cafe\u0301.png'), true, nothing)).toEqual(['img/café.png'])
    expect(namesOf(Buffer.from('./img/a.png'), true, nothing)).toEqual(['img/a.png'])
  })

  it.each([
    ['图.png', Buffer.from([0xcd, 0xbc])],
    ['図.png', Buffer.from([0x90, 0x7d])],
    ['é.png', Buffer.from([0x82])],
  ])('is found where Windows wrote it in the encoding of its country: %s', (name, bytes) => {
    expect(namesOf(Buffer.concat([bytes, Buffer.from('.png')]), false, nothing)).toContain(name)
  })

  it('is taken from the field that programs add for it', () => {
    const raw = Buffer.from([0x82])
    const field = Buffer.concat([Buffer.alloc(9), Buffer.from('é')])
    field.writeUInt16LE(0x7075, 0)
    field.writeUInt16LE(field.length - 4, 2)
    field[4] = 1
    field.writeUInt32LE(crc32(raw), 5)
    expect(namesOf(raw, false, field)).toEqual(['é'])
    expect(namesOf(Buffer.from([0x83]), false, field)).not.toContain('é')
  })
})

it('the checksum of zips is the one in the standard', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
})
