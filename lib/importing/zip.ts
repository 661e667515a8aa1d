import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry as ZipEntry } from 'yauzl'
import { InvalidInput } from '@/lib/errors.ts'
import { crc32 } from './crc32.ts'
import { namesOf } from './zip-names.ts'

/** A file in a zip, as the list at the archive's end tells of it. */
export type Entry = {
  /** What it may be called, see `namesOf`. */
  names: string[]
  /** Unpacked, in bytes. */
  size: number
}

export type Archive = {
  entries: Entry[]
  /** @throws InvalidInput when it is broken, encrypted or packed in a way that is not known. */
  read(entry: Entry): Promise<Uint8Array>
}

/**
 * Reads the list of files in a zip. Only the list is held in memory, and no file stays open; each file is unpacked when
 * it is asked for, and never to more than the list says.
 * @throws InvalidInput when it is no zip that can be read.
 */
export async function openArchive(path: string): Promise<Archive> {
  const { size } = await stat(path)
  const known = new Map<Entry, ZipEntry>()
  // Names are read here: the zip often does not say in which encoding they are.
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false }
  const zip = await orRefuse(`“${path}” is no zip that can be read.`, async () => {
    const opened = await fromRandomAccessReaderPromise(new PiecesOfFile(path), size, options)
    for await (const entry of opened.eachEntry()) {
      const names = namesOf(entry.fileNameRaw, (entry.generalPurposeBitFlag & 0x800) !== 0, entry.extraFieldRaw)
      if (!names[0]?.endsWith('/')) known.set({ names, size: entry.uncompressedSize }, entry)
    }
    return opened
  })

  return {
    entries: [...known.keys()],
    async read(asked) {
      const entry = known.get(asked)
      if (!entry) throw new Error('This file is in another zip.')
      if (entry.isEncrypted())
        throw new InvalidInput('This file is encrypted in its zip. Unpack it and import the folder.')
      if (!entry.canDecodeFileData())
        throw new InvalidInput('This file is packed in a way that can’t be read. Unpack the zip and import the folder.')
      const bytes = await orRefuse(broken, async () => buffer(await zip.openReadStreamPromise(entry)))
      if (crc32(bytes) !== entry.crc32) throw new InvalidInput(broken)
      return bytes
    },
  }
}

const broken = 'This file is broken in its zip.'

/** Reads the pieces of a file that are asked for; between them it is closed. */
class PiecesOfFile extends RandomAccessReader {
  readonly #path: string

  constructor(path: string) {
    super()
    this.#path = path
  }

  override _readStreamForRange(start: number, end: number) {
    return createReadStream(this.#path, { start, end: end - 1 })
  }
}

async function orRefuse<Result>(refusal: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    throw new InvalidInput(refusal, { cause: error })
  }
}
