import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TypedDetails } from '@/lib/issues/details-input.ts'
import { DetailsKeeper } from './details-keeper.ts'

const empty: TypedDetails = {
  slug: '',
  number: '',
  tags: '',
  summary: '',
  cover: '',
  coverAlt: '',
  author: '',
  language: '',
  editionOf: '',
  publicationDate: '',
  canonicalAddress: '',
}

let server: Server
let address: string
/** What was sent and is not answered yet. */
let asked: { changes: Partial<TypedDetails>; response: ServerResponse }[]
/** What the device keeps. */
let device: Map<string, string>

beforeEach(async () => {
  asked = []
  device = new Map()
  server = createServer((request, response) => {
    void json(request).then((changes) => asked.push({ changes: changes as Partial<TypedDetails>, response }))
  }).listen(0)
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function keeping(kept = empty): DetailsKeeper {
  const storage = {
    getItem: (name: string) => device.get(name) ?? null,
    setItem: (name: string, value: string) => void device.set(name, value),
    removeItem: (name: string) => void device.delete(name),
  }
  return new DetailsKeeper({ address, kept, storage, name: 'details of it' })
}

async function answer(status: number, body: (changes: Partial<TypedDetails>) => object) {
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  const { changes, response } = asked.shift() ?? { changes: {}, response: undefined }
  response?.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body(changes)))
  return changes
}

it('what is typed while an answer is on its way is not taken back, and is sent next', async () => {
  const keeper = keeping()
  keeper.change('summary', 'One')
  void keeper.send()
  await expect.poll(() => asked.length).toBe(1)
  keeper.change('tags', 'paper')
  keeper.change('summary', 'One and two')
  expect(await answer(200, () => ({ details: { ...empty, summary: 'One' } }))).toEqual({ summary: 'One' })
  expect(await answer(200, (changes) => ({ details: { ...empty, ...changes } }))).toEqual({
    summary: 'One and two',
    tags: 'paper',
  })
  await expect.poll(() => keeper.state().progress).toBe('kept')
  expect(keeper.state().values).toMatchObject({ summary: 'One and two', tags: 'paper' })
  expect(device.size).toBe(0)
})

it('what the server writes otherwise is shown so when the field is left, not under the cursor', async () => {
  const keeper = keeping()
  keeper.focus('tags')
  keeper.change('tags', 'a,')
  void keeper.send()
  await answer(200, () => ({ details: { ...empty, tags: 'a' } }))
  await expect.poll(() => keeper.state().progress).toBe('kept')
  expect(keeper.state().values.tags).toBe('a,')
})

it('a field that is refused stays as typed, says why, and the others are sent without it', async () => {
  const keeper = keeping()
  keeper.change('number', 'many')
  keeper.change('author', 'Ada')
  void keeper.send()
  await answer(422, () => ({ faults: { number: 'A number.' } }))
  expect(await answer(200, (changes) => ({ details: { ...empty, ...changes } }))).toEqual({ author: 'Ada' })
  await expect.poll(() => keeper.state().progress).toBe('changed')
  expect(keeper.state()).toMatchObject({ values: { number: 'many', author: 'Ada' }, faults: { number: 'A number.' } })
  expect(JSON.parse(device.get('details of it') ?? '')).toEqual({ number: 'many' })
})

it('what could not be sent is taken up by the next window', async () => {
  keeping().change('summary', 'Typed on a train')
  const next = keeping()
  next.start()
  expect(next.state().values.summary).toBe('Typed on a train')
  expect(await answer(200, (changes) => ({ details: { ...empty, ...changes } }))).toEqual({
    summary: 'Typed on a train',
  })
  await expect.poll(() => device.size).toBe(0)
})
