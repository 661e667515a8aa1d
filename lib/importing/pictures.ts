import type { DocumentJson } from '@/lib/document/schema.ts'
import { UnusablePicture } from '@/lib/media/picture.ts'
import { storePicture, type StoredPicture } from '@/lib/media/store.ts'
import type { Source } from './sources.ts'

type Node = { type: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

/**
 * Stores the pictures of a document that lie beside its file, and points the document at them.
 * @returns the document, and the addresses of pictures that are not there or can't be used; those stay as written.
 */
export async function takeInPictures(
  document: DocumentJson,
  source: Source,
): Promise<{ document: DocumentJson; missing: string[] }> {
  const stored = new Map<string, StoredPicture | null>()
  for (const address of localPictures(document)) stored.set(address, await take(address, source))
  const missing = [...stored].filter(([, picture]) => picture === null).map(([address]) => address)
  return { document: replace(document, stored) as DocumentJson, missing }
}

function localPictures(node: Node): Set<string> {
  const found = new Set<string>()
  const src = node.type === 'image' ? node.attrs?.src : undefined
  if (typeof src === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) found.add(src)
  for (const child of node.content ?? []) for (const address of localPictures(child as Node)) found.add(address)
  return found
}

async function take(address: string, source: Source): Promise<StoredPicture | null> {
  const bytes = await source.beside(address)
  if (!bytes) return null
  try {
    return await storePicture(null, bytes)
  } catch (error) {
    if (error instanceof UnusablePicture) return null
    throw error
  }
}

function replace(node: Node, stored: Map<string, StoredPicture | null>): Node {
  const picture = node.type === 'image' ? stored.get(String(node.attrs?.src)) : undefined
  const { content, attrs } = node
  return {
    ...node,
    ...(picture && { attrs: { ...attrs, src: picture.address, width: picture.width, height: picture.height } }),
    ...(content && { content: content.map((child) => replace(child as Node, stored)) }),
  }
}
