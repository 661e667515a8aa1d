import { createHash } from 'node:crypto'
import { safeImageAddress } from '@/lib/document/links.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { picturesOf, replacePictures, type ReplacedPicture } from '@/lib/media/document-pictures.ts'
import { findPictures } from '@/lib/media/find-pictures.ts'
import { keyInAddress, mediaAddress } from '@/lib/media/key.ts'
import { UnusablePicture } from '@/lib/media/picture.ts'
import { storePicture, type StoredPicture } from '@/lib/media/store.ts'
import { InvalidInput } from '@/lib/errors.ts'
import type { Source } from './source.ts'

/** A picture that could not be taken, by its address in the letter, and why in a sentence. */
export type MissingPicture = { address: string; text: string }

/** What was stored of the files that were met, by their hash: many letters may show one picture. */
export type StoredBefore = Map<string, StoredPicture>

/**
 * Stores the pictures of a document that lie beside its file, and points the document at them.
 * @returns the document, and the pictures that are not there or can't be used; those stay as written.
 */
export async function takeInPictures(
  document: DocumentJson,
  source: Source,
  before: StoredBefore = new Map(),
): Promise<{ document: DocumentJson; missing: MissingPicture[] }> {
  const stored = new Map<string, ReplacedPicture>()
  const missing: MissingPicture[] = []
  for (const address of picturesOf(document)) {
    if (!isLocal(address)) continue
    const taken = await take(address, source, before)
    if ('text' in taken) missing.push(taken)
    else stored.set(address, taken)
  }
  return { document: replacePictures(document, (address) => stored.get(address) ?? null), missing }
}

/**
 * The address of the picture that stands for an issue: stored, where it lies beside the file; as written, where it is on
 * the web; null where it is not to be had.
 */
export async function takeInCover(
  cover: string | null,
  source: Source,
  before: StoredBefore = new Map(),
): Promise<{ cover: string | null; missing: MissingPicture[] }> {
  if (cover === null) return { cover: null, missing: [] }
  if (!isLocal(cover)) return { cover: /^https?:/i.test(cover) ? safeImageAddress(cover) : null, missing: [] }
  const taken = await take(cover, source, before)
  return 'text' in taken ? { cover: null, missing: [taken] } : { cover: taken.address, missing: [] }
}

function isLocal(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)
}

async function take(address: string, source: Source, before: StoredBefore): Promise<ReplacedPicture | MissingPicture> {
  try {
    const bytes = await source.beside(address)
    const found = bytes ? await store(bytes, lastPart(address), before) : await findStored(address)
    return found ?? { address, text: `The picture “${address}” is not beside the file. Its place is kept.` }
  } catch (error) {
    if (!(error instanceof UnusablePicture || error instanceof InvalidInput)) throw error
    return { address, text: `The picture “${address}” could not be taken, its place is kept. ${error.message}` }
  }
}

/** Taking a picture in costs a second and more; the same file is taken in once. */
async function store(bytes: Uint8Array, name: string, before: StoredBefore): Promise<StoredPicture> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const stored = before.get(hash) ?? (await storePicture(null, bytes, name))
  before.set(hash, stored)
  return stored
}

/** A picture that is here already, for a letter that names it as our own pages do. */
async function findStored(address: string): Promise<ReplacedPicture | null> {
  const key = keyInAddress(address)
  const known = key === null ? undefined : (await findPictures([key])).get(key)
  return known ? { ...known, address: mediaAddress(known.key) } : null
}

function lastPart(address: string): string {
  return address.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
}
