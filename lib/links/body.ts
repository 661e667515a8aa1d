import type { IncomingMessage } from 'node:http'
import { PassThrough, pipeline, type Duplex } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { CannotFetch, refuseSlow } from './refusal.ts'

/** How much of a body is read, in bytes after decompression, and what happens to a longer one. */
export type Reading = { most: number; whenLonger: 'refuse' | 'cut' }

export type Circumstances = { host: string; pause: number; signal: AbortSignal }

/**
 * Reads the body of an answer, decompressing it on the way, and lets go of the connection as soon as it is longer than
 * wanted, so that neither an endless answer nor one that unpacks without end takes more memory than that.
 * @param circumstances.pause how long a body may stand still, in milliseconds.
 * @throws CannotFetch; what the signal was aborted with.
 */
export async function readBody(
  answer: IncomingMessage,
  { most, whenLonger }: Reading,
  { host, pause, signal }: Circumstances,
): Promise<Buffer> {
  if (whenLonger === 'refuse' && Number(answer.headers['content-length'] ?? 0) > most) {
    answer.destroy()
    throw tooLarge(host, most)
  }
  const plain = decompressed(answer, host)
  const standstill = () => answer.destroy(refuseSlow(host))
  const abort = () => answer.destroy(signal.reason)
  let timer = setTimeout(standstill, pause)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of plain as AsyncIterable<Buffer>) {
      clearTimeout(timer)
      timer = setTimeout(standstill, pause)
      length += piece.byteLength
      if (length > most && whenLonger === 'refuse') throw tooLarge(host, most)
      pieces.push(piece)
      if (length >= most && whenLonger === 'cut') break
    }
    return Buffer.concat(pieces).subarray(0, most)
  } catch (error) {
    if (signal.aborted) throw signal.reason
    throw error instanceof CannotFetch ? error : brokenOff(host, error)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    answer.destroy()
    plain.destroy()
  }
}

function decompressed(answer: IncomingMessage, host: string): Duplex {
  const coding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase()
  const unpack = Object.hasOwn(codings, coding) ? codings[coding] : undefined
  if (!unpack) {
    answer.destroy()
    throw new CannotFetch('type', `${host} packs its pages in a way that can’t be unpacked here.`)
  }
  return unpack(answer)
}

const codings: Record<string, (packed: IncomingMessage) => Duplex> = {
  '': (packed) => through(packed, new PassThrough()),
  identity: (packed) => through(packed, new PassThrough()),
  gzip: (packed) => through(packed, createGunzip()),
  'x-gzip': (packed) => through(packed, createGunzip()),
  br: (packed) => through(packed, createBrotliDecompress()),
  deflate: inflated,
}

function through(packed: IncomingMessage, unpacking: Duplex): Duplex {
  // Errors reach whoever reads the stream; the callback has nothing to add.
  pipeline(packed, unpacking, () => {})
  return unpacking
}

/** RFC 9110 means the zlib format by `deflate`; some servers send it bare, and its first byte tells which it is. */
function inflated(packed: IncomingMessage): Duplex {
  const plain = new PassThrough()
  packed.once('readable', () => {
    const start = packed.read() as Buffer | null
    if (start === null) {
      pipeline(packed, plain, () => {})
      return
    }
    packed.unshift(start)
    const unpacking = ((start[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
    pipeline(packed, unpacking, plain, () => {})
  })
  packed.once('error', (error) => plain.destroy(error))
  plain.once('close', () => packed.destroy())
  return plain
}

function tooLarge(host: string, most: number): CannotFetch {
  const megabytes = Math.round(most / 1024 / 1024)
  return new CannotFetch('large', `What ${host} sends is larger than ${megabytes} MB, which is the most that is taken.`)
}

function brokenOff(host: string, cause: unknown): CannotFetch {
  return new CannotFetch('unreachable', `${host} began to answer and broke off, or sent what can’t be unpacked.`, {
    cause,
  })
}
