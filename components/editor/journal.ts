import { draftSum } from '@/lib/document/draft-sum.ts'
import type { DraftFields } from '@/lib/issues/input.ts'

/** Words that the server has not acknowledged, kept on this device. */
export type JournalEntry = {
  issueId: string
  /** The editor window that wrote it; two windows never share an entry. */
  writer: string
  /** The version of the server's text that these words were written upon. */
  baseVersion: number
  fields: DraftFields
  /** The `draftSum` of each text that was sent and never answered: the server may have taken any of them. */
  sent: string[]
  /** ISO 8601, UTC. */
  writtenAt: string
  /** Put away by the author's own choice; never put back without asking. */
  isSetAside: boolean
}

/**
 * Where unacknowledged words are kept until the server has them. Each call rejects when the device refuses. Writes and
 * removals take effect in the order they are asked for, also when the page is gone before they are done.
 */
export type Journal = {
  write(entry: JournalEntry): Promise<void>
  remove(issueId: string, writer: string): Promise<void>
  /** The entries of one issue whose windows are gone, newest first. */
  find(issueId: string): Promise<JournalEntry[]>
}

const storeName = 'entries'

/** The journal in IndexedDB. Web Locks tell, where the browser has them, which windows are still at work. */
export function deviceJournal(databaseName = 'masthead-journal'): Journal {
  let opening: Promise<IDBDatabase> | null = null

  function open(): Promise<IDBDatabase> {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore(storeName, { keyPath: ['issueId', 'writer'] })
      })
      request.addEventListener('success', () => {
        // Another window may need a newer version of the store, or the browser may close it: open again when asked.
        request.result.addEventListener('versionchange', () => request.result.close())
        request.result.addEventListener('close', () => {
          opening = null
        })
        resolve(request.result)
      })
      request.addEventListener('error', () => reject(reasonOf(request)))
      request.addEventListener('blocked', () =>
        reject(new Error('The journal on this device is in use by an older window.')),
      )
    }).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  async function within<Result>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> {
    const database = await open()
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const request = ask(transaction.objectStore(storeName))
      // Without this the browser asks the page again whether there is more, and a page that is being closed never answers.
      if (mode === 'readwrite') transaction.commit()
      transaction.addEventListener('complete', () => resolve(request.result))
      transaction.addEventListener('abort', () => reject(transaction.error ?? reasonOf(request)))
    })
  }

  return {
    async write(entry) {
      await within('readwrite', (store) => store.put(stored(entry)))
    },
    async remove(issueId, writer) {
      await within('readwrite', (store) => store.delete([issueId, writer]))
    },
    async find(issueId) {
      const range = IDBKeyRange.bound([issueId], [issueId, []])
      const [entries, atWork] = await Promise.all([
        within<(StoredEntry | JournalEntry)[]>('readonly', (store) => store.getAll(range)),
        writersAtWork(),
      ])
      return entries
        .map(readEntry)
        .filter((entry) => !atWork.has(entry.writer))
        .sort((one, other) => other.writtenAt.localeCompare(one.writtenAt))
    },
  }
}

/** An entry as it lies in the database. Text is much sooner copied there than what it describes. */
type StoredEntry = Omit<JournalEntry, 'fields'> & { title: string; subtitle: string; blocks: string[] }

function stored({ fields: { title, subtitle, document }, ...rest }: JournalEntry): StoredEntry {
  return { ...rest, title, subtitle, blocks: (document.content ?? []).map(blockText) }
}

/** Entries that were written before blocks were kept as text, and sums of what was sent, are read, too. */
function readEntry(entry: StoredEntry | JournalEntry): JournalEntry {
  if ('fields' in entry) {
    const sent = (entry.sent as (string | DraftFields)[]).map((one) => (typeof one === 'string' ? one : draftSum(one)))
    return { ...entry, sent }
  }
  const { title, subtitle, blocks, ...rest } = entry
  const content = blocks.map((block): unknown => JSON.parse(block))
  return { ...rest, fields: { title, subtitle, document: { type: 'doc', content } } }
}

const texts = new WeakMap<object, string>()

/** A block as JSON; made once for each object, so that with each letter only one block is written out. */
function blockText(block: unknown): string {
  if (typeof block !== 'object' || block === null) return JSON.stringify(block)
  let text = texts.get(block)
  if (text === undefined) {
    text = JSON.stringify(block)
    texts.set(block, text)
  }
  return text
}

const lockPrefix = 'masthead-writer-'

/** Tells other windows that this writer is at work, until the window closes or the function it gives is called. */
export function startWork(writer: string): () => void {
  const end = new AbortController()
  if (!('locks' in navigator)) return () => end.abort()
  const ended = new Promise<void>((resolve) => {
    end.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  navigator.locks
    .request(lockPrefix + writer, { signal: end.signal }, () => ended)
    .catch((error: unknown) => {
      if (!end.signal.aborted) throw error
    })
  return () => end.abort()
}

async function writersAtWork(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [], pending = [] } = await navigator.locks.query()
  const names = [...held, ...pending].map((lock) => lock.name ?? '')
  return new Set(names.filter((name) => name.startsWith(lockPrefix)).map((name) => name.slice(lockPrefix.length)))
}

/** A name for one editor window. `crypto.randomUUID` is missing where the page came over plain HTTP. */
export function newWriter(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
}

function reasonOf(request: IDBRequest): Error {
  return request.error ?? new Error('The journal on this device could not be used.')
}
