import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyChange, UnfitChange } from '@/lib/document/draft-change.ts'
import { draftSum } from '@/lib/document/draft-sum.ts'
import type { ChangeRequest, DraftFields, SaveRequest } from '@/lib/issues/input.ts'
import { Autosave, timing, type AutosaveOptions, type SaveState } from './autosave.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { PlayedClock } from './played-clock.ts'

const draft = (text: string): DraftFields => ({
  title: 'A letter',
  subtitle: '',
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
})

const textOf = (fields: DraftFields) => JSON.stringify(fields.document).match(/"text":"([^"]*)"/)?.[1]

class MemoryJournal implements Journal {
  entries = new Map<string, JournalEntry>()
  isFull = false

  async write(entry: JournalEntry) {
    if (this.isFull) throw new Error('No room left on this device.')
    this.entries.set(entry.writer, structuredClone(entry))
  }

  async remove(_issueId: string, writer: string) {
    this.entries.delete(writer)
  }

  async find(issueId: string) {
    return [...this.entries.values()].filter((entry) => entry.issueId === issueId)
  }
}

type Save = SaveRequest | ChangeRequest

/** The server's side of saving, over real HTTP, with the mishaps a network has. */
class Desk {
  version = 1
  standing = draft('as it was')
  requests: Save[] = []
  /** What each of them makes of what stood there. */
  drafts: DraftFields[] = []
  /** Whether changes are made of another text than is thought. */
  isUnfit = false
  underWay = 0
  mostUnderWay = 0
  /** Answers in the place of the usual one. */
  mishap: ((request: Save, response: ServerResponse) => void | Promise<void>) | null = null
  #server: Server = createServer((request, response) => void this.#answer(request, response))
  address = ''

  async open() {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/desk/issues/one/draft`
  }

  async close() {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    this.underWay += 1
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const save = JSON.parse(Buffer.concat(chunks).toString()) as Save
    this.requests.push(save)
    this.drafts.push(this.draftOf(save))
    await (this.mishap ? this.mishap(save, response) : this.take(save, response))
    this.underWay -= 1
  }

  /** What the real door does: take what is based on what stands, refuse the rest. */
  take(save: Save, response: ServerResponse) {
    if (save.version !== this.version) {
      const current = { ...this.standing, version: this.version, savedAt: this.savedAt, savedBy: 'ana@example.org' }
      this.say(response, 409, { error: 'Changed elsewhere.', current })
      return
    }
    const made = this.draftOf(save)
    if ('sum' in save && (this.isUnfit || draftSum(made) !== save.sum)) {
      this.say(response, 412, { error: new UnfitChange().message })
      return
    }
    this.write(made)
    this.say(response, 200, { version: this.version, savedAt: this.savedAt })
  }

  draftOf(save: Save): DraftFields {
    if (!('document' in save)) return applyChange(this.standing, save)
    const { version: _version, ...whole } = save
    return whole
  }

  write(fields: DraftFields) {
    this.standing = fields
    this.version += 1
  }

  get savedAt() {
    return `2026-11-24T14:00:${String(this.version).padStart(2, '0')}.000Z`
  }

  say(response: ServerResponse, status: number, body: unknown) {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }
}

let desk: Desk
let clock: PlayedClock
let journal: MemoryJournal
let text: string
let isComposing: boolean
let autosave: Autosave

function openIssue(changes: Partial<AutosaveOptions> = {}) {
  return new Autosave({
    issueId: 'one',
    address: desk.address,
    standing: { ...desk.standing, version: desk.version, savedAt: desk.savedAt },
    read: () => draft(text),
    isComposing: () => isComposing,
    journal,
    writer: 'this window',
    clock,
    ...changes,
  })
}

function write(words: string) {
  text = words
  autosave.changed()
}

const stateName = () => autosave.snapshot().state.name
const reaches = (name: SaveState['name']) => vi.waitFor(() => expect(stateName()).toBe(name))

beforeEach(async () => {
  desk = new Desk()
  await desk.open()
  clock = new PlayedClock()
  journal = new MemoryJournal()
  text = 'as it was'
  isComposing = false
  autosave = openIssue()
})

afterEach(async () => {
  await desk.close()
  await autosave.stop()
})

describe('saving', () => {
  test('what was written is on the server within two seconds of a pause', async () => {
    write('first words')
    expect(stateName()).toBe('unsaved')
    clock.pass(2000)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('first words')
    expect(autosave.snapshot()).toMatchObject({ version: 2, savedAt: desk.savedAt, hasChanged: true })
  })

  test('an author who never pauses is saved at least every ten seconds', async () => {
    for (let second = 0; second <= 10; second += 1) {
      write(`word ${second}`)
      clock.pass(1000)
    }
    await vi.waitFor(() => expect(desk.requests).toHaveLength(1))
  })

  test('it says saved only after the server said so', async () => {
    let answer = () => {}
    desk.mishap = (request, response) => {
      answer = () => desk.take(request, response)
    }
    write('words')
    clock.pass(2000)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(1))
    expect(stateName()).toBe('saving')
    answer()
    await reaches('saved')
  })

  test('two saves are never under way at once, and each names the version of the last answer', async () => {
    const answers: (() => void)[] = []
    desk.mishap = (request, response) =>
      new Promise((resolve) => {
        answers.push(() => {
          desk.take(request, response)
          resolve()
        })
      })
    write('one')
    clock.pass(2000)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    write('one two')
    clock.pass(2000)
    write('one two three')
    clock.pass(12_000)
    autosave.leave()
    answers[0]?.()
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    answers[1]?.()
    await reaches('saved')
    expect(desk.requests.map((request) => request.version)).toEqual([1, 2])
    expect(desk.mostUnderWay).toBe(1)
    expect(textOf(desk.standing)).toBe('one two three')
  })

  test('what is reported as saved is what the server has, not what was written since', async () => {
    const saved: (string | undefined)[] = []
    autosave = openIssue({ onSaved: (_answer, fields) => saved.push(textOf(fields)) })
    desk.mishap = (request, response) => {
      write('one two')
      desk.mishap = null
      desk.take(request, response)
    }
    write('one')
    clock.pass(2000)
    await vi.waitFor(() => expect(saved).toEqual(['one']))
    expect(autosave.isPending).toBe(true)
    await autosave.flush()
    expect(saved).toEqual(['one', 'one two'])
  })

  test('words written and taken back again are not sent', async () => {
    write('words')
    write('as it was')
    clock.pass(2000)
    await reaches('saved')
    expect(desk.requests).toHaveLength(0)
  })

  test('of a long letter only what changed is sent, and the whole of it never', async () => {
    const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
    const blocks = Array.from({ length: 1000 }, (_, index) => paragraph(`Paragraph ${index} of a long letter.`))
    let title = 'A letter'
    desk.standing = { title, subtitle: '', document: { type: 'doc', content: [...blocks] } }
    autosave = openIssue({ read: () => ({ title, subtitle: '', document: { type: 'doc', content: [...blocks] } }) })
    blocks[500] = paragraph('Another word.')
    autosave.changed()
    await autosave.flush()
    title = 'A longer letter'
    autosave.changed()
    await autosave.flush()
    expect(desk.requests).toEqual([
      {
        version: 1,
        change: { from: 500, to: 501, blocks: [paragraph('Another word.')], of: 1000 },
        sum: expect.any(String),
      },
      { version: 2, title: 'A longer letter', sum: expect.any(String) },
    ])
    expect(desk.standing.document.content).toEqual(blocks)
    expect(desk.standing.title).toBe(title)
  })

  test('a change that does not fit what stands there is followed by the whole text, once', async () => {
    desk.isUnfit = true
    write('words')
    clock.pass(2000)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('words')
    expect(desk.requests.map((request) => 'document' in request)).toEqual([false, true])
    desk.isUnfit = false
    write('more words')
    clock.pass(2000)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(3))
    await reaches('saved')
    expect(desk.requests.map((request) => 'document' in request)).toEqual([false, true, false])
  })

  test('words taken back while the answer to them is lost end as they were', async () => {
    desk.mishap = (request, response) => {
      desk.write(desk.draftOf(request))
      response.destroy()
    }
    write('too much')
    clock.pass(2000)
    await reaches('offline')
    desk.mishap = null
    write('as it was')
    clock.pass(timing.firstRetry)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('as it was')
  })

  test('a half-composed character waits until it is whole', async () => {
    isComposing = true
    write('ni h')
    clock.pass(5000)
    expect(stateName()).toBe('unsaved')
    isComposing = false
    write('你好')
    clock.pass(2000)
    await reaches('saved')
    expect(desk.drafts.map(textOf)).toEqual(['你好'])
  })

  test('a keyboard that composes without end does not hold a save up for ever', async () => {
    isComposing = true
    write('words')
    clock.pass(timing.longest + timing.composition + timing.compositionCheck)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('words')
  })

  test('leaving the page saves at once, with a request that outlives the page when the text is short enough', async () => {
    const kept: (boolean | undefined)[] = []
    autosave = openIssue({
      fetch: (address, request) => {
        kept.push(request?.keepalive)
        return fetch(address, request)
      },
    })
    write('short')
    autosave.leave()
    await reaches('saved')
    write('字'.repeat(25_000))
    autosave.leave()
    await reaches('saved')
    expect(kept).toEqual([true, false])
  })

  test('publishing can wait for the version that holds the last word', async () => {
    expect(await autosave.flush()).toBe(1)
    write('last word')
    expect(await autosave.flush()).toBe(2)
    expect(textOf(desk.standing)).toBe('last word')
  })

  test('publishing is told when the last word could not be saved', async () => {
    desk.mishap = (_request, response) => desk.say(response, 422, { error: 'The title is longer than 500 characters.' })
    write('last word')
    expect(await autosave.flush()).toBeNull()
  })
})

describe('when the network fails', () => {
  test('the text is kept here, and sent by itself when the server is back', async () => {
    desk.mishap = (_request, response) => void response.destroy()
    write('in a tunnel')
    clock.pass(2000)
    await reaches('offline')
    await vi.waitFor(() => expect(journal.entries.get('this window')?.fields).toEqual(draft('in a tunnel')))
    desk.mishap = null
    clock.pass(timing.firstRetry)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('in a tunnel')
    await vi.waitFor(() => expect(journal.entries.size).toBe(0))
  })

  test('tries get rarer, and coming back online tries at once', async () => {
    desk.mishap = (_request, response) => void response.destroy()
    write('in a tunnel')
    clock.pass(2000)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(1))
    await reaches('offline')
    clock.pass(timing.firstRetry)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(2))
    await vi.waitFor(() => expect(desk.underWay).toBe(0))
    desk.mishap = null
    autosave.retry()
    await reaches('saved')
  })

  test('an answer that got lost is not mistaken for a change by somebody else', async () => {
    desk.mishap = (request, response) => {
      desk.write(desk.draftOf(request))
      response.destroy()
    }
    write('arrived unheard')
    clock.pass(2000)
    await reaches('offline')
    desk.mishap = null
    clock.pass(timing.firstRetry)
    await reaches('saved')
    expect(autosave.snapshot().version).toBe(2)
    expect(desk.version).toBe(2)
  })

  test('an answer that got lost is not mistaken for a change even when the author wrote on', async () => {
    desk.mishap = (request, response) => {
      desk.write(desk.draftOf(request))
      response.destroy()
    }
    write('arrived unheard')
    clock.pass(2000)
    await reaches('offline')
    write('arrived unheard, and more')
    desk.mishap = null
    clock.pass(timing.firstRetry)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('arrived unheard, and more')
    expect(autosave.snapshot().version).toBe(3)
  })

  test('a page put in the place of the answer is not taken for a save', async () => {
    desk.mishap = (_request, response) =>
      void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Wi-Fi</h1>')
    write('in a hotel')
    clock.pass(2000)
    await reaches('offline')
    expect(autosave.isPending).toBe(true)
  })

  test('a server that does not answer is given up on and asked again', async () => {
    desk.mishap = () => {}
    write('into the void')
    clock.pass(2000)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(1))
    desk.mishap = null
    clock.pass(timing.answer)
    await reaches('offline')
    clock.pass(timing.firstRetry)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('into the void')
  })

  test('a device that can keep nothing says so', async () => {
    journal.isFull = true
    desk.mishap = (_request, response) => void response.destroy()
    write('words')
    clock.pass(2000)
    await reaches('offline')
    await vi.waitFor(() => expect(autosave.snapshot().isKept).toBe(false))
    await expect(autosave.keep()).rejects.toThrow('refused to keep')
  })
})

describe('when the server refuses', () => {
  test('its sentence is shown, the text is kept, and the next change is tried', async () => {
    desk.mishap = (_request, response) => desk.say(response, 422, { error: 'The title is longer than 500 characters.' })
    write('too much')
    clock.pass(2000)
    await reaches('refused')
    expect(autosave.snapshot().state).toMatchObject({ reason: 'The title is longer than 500 characters.' })
    await vi.waitFor(() => expect(journal.entries.size).toBe(1))
    desk.mishap = null
    write('less')
    clock.pass(2000)
    await reaches('saved')
  })

  test('an author who was logged out is told, and loses nothing', async () => {
    desk.mishap = (_request, response) => desk.say(response, 401, { error: 'You are not logged in.' })
    write('words')
    clock.pass(2000)
    await reaches('refused')
    expect(autosave.snapshot().state).toMatchObject({ isLoggedOut: true })
    desk.mishap = null
    autosave.retry()
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('words')
  })
})

describe('when somebody else wrote', () => {
  async function conflict() {
    desk.write(draft('theirs'))
    write('mine')
    clock.pass(2000)
    await reaches('conflict')
  }

  test('nothing is overwritten, and both texts are there to be seen', async () => {
    await conflict()
    expect(textOf(desk.standing)).toBe('theirs')
    expect(autosave.snapshot().state).toMatchObject({
      theirs: { ...draft('theirs'), version: 2, savedBy: 'ana@example.org' },
    })
    await vi.waitFor(() => expect(journal.entries.get('this window')?.fields).toEqual(draft('mine')))
  })

  test('nothing is sent until the author decides, however much is written', async () => {
    await conflict()
    write('mine, and more')
    clock.pass(60_000)
    autosave.leave()
    autosave.retry()
    expect(await autosave.flush()).toBeNull()
    expect(desk.requests).toHaveLength(1)
    await vi.waitFor(() => expect(journal.entries.get('this window')?.fields).toEqual(draft('mine, and more')))
  })

  test('keeping mine saves mine in the place of theirs', async () => {
    await conflict()
    autosave.keepMine()
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('mine')
    expect(autosave.snapshot().version).toBe(3)
  })

  test('keeping mine asks again when they wrote once more in the meantime', async () => {
    await conflict()
    desk.write(draft('theirs again'))
    autosave.keepMine()
    await vi.waitFor(() => expect(autosave.snapshot().state).toMatchObject({ theirs: draft('theirs again') }))
    expect(textOf(desk.standing)).toBe('theirs again')
  })

  test('taking theirs puts mine aside on this device', async () => {
    await conflict()
    const theirs = await autosave.takeTheirs()
    expect(theirs).toMatchObject({ ...draft('theirs'), version: 2 })
    expect(stateName()).toBe('saved')
    await vi.waitFor(() =>
      expect([...journal.entries.values()]).toMatchObject([{ fields: draft('mine'), isSetAside: true }]),
    )
    write('theirs')
    expect(await autosave.flush()).toBe(2)
  })

  test('mine is not given up when this device can not keep it', async () => {
    await conflict()
    journal.isFull = true
    await expect(autosave.takeTheirs()).rejects.toThrow('No room left')
    expect(stateName()).toBe('conflict')
  })

  test('the same words from both are no conflict', async () => {
    desk.write(draft('the same'))
    write('the same')
    clock.pass(2000)
    await reaches('saved')
    expect(autosave.snapshot().version).toBe(2)
  })

  test('a newer version that says what I started from is no conflict', async () => {
    desk.write(draft('as it was'))
    write('mine')
    clock.pass(2000)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('mine')
  })
})

describe('the journal on this device', () => {
  test('holds what was written before the server has it, and what was sent unanswered', async () => {
    desk.mishap = () => {}
    write('one')
    clock.pass(2000)
    await vi.waitFor(() => expect(desk.requests).toHaveLength(1))
    write('one two')
    clock.pass(timing.journal)
    await vi.waitFor(() =>
      expect(journal.entries.get('this window')).toMatchObject({
        baseVersion: 1,
        fields: draft('one two'),
        sent: [draftSum(draft('one'))],
        isSetAside: false,
      }),
    )
  })

  test('a save of a window that is gone, arriving late, is no conflict for the words that were put back', async () => {
    autosave.expect([draftSum(draft('one'))])
    desk.version = 2
    desk.standing = draft('one')
    write('one two')
    clock.pass(2000)
    await reaches('saved')
    expect(textOf(desk.standing)).toBe('one two')
  })

  test('is emptied when the server has everything', async () => {
    write('words')
    clock.pass(timing.journal)
    await vi.waitFor(() => expect(journal.entries.size).toBe(1))
    clock.pass(2000)
    await reaches('saved')
    await vi.waitFor(() => expect(journal.entries.size).toBe(0))
  })

  test('has the last word when the page closes without a network', async () => {
    desk.mishap = (_request, response) => void response.destroy()
    write('last word')
    await autosave.stop()
    expect(journal.entries.get('this window')?.fields).toEqual(draft('last word'))
  })
})
