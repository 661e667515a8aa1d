import type { DocumentJson, NodeName } from '@/lib/document/schema.ts'

/** The attribute by which a node names the picture it shows, for each node that shows one. */
const namedBy: Partial<Record<NodeName, 'src' | 'image'>> = {
  image: 'src',
  figure: 'src',
  card: 'image',
  embed: 'image',
}

/** What a picture becomes: its address and, where the node tells its size, the width and height. */
export type ReplacedPicture = { address: string; width: number | null; height: number | null }

type Node = { type: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

/** The addresses of all pictures that a document shows, as it has them, each once, in the order they first come. */
export function picturesOf(document: DocumentJson): Set<string> {
  const addresses = new Set<string>()
  collect(document, addresses)
  return addresses
}

/** A document with other pictures. @param replace gives null for a picture that stays as it is. */
export function replacePictures(
  document: DocumentJson,
  replace: (address: string) => ReplacedPicture | null,
): DocumentJson {
  return replaceIn(document, replace) as DocumentJson
}

function collect(node: Node, addresses: Set<string>): void {
  const shown = pictureOf(node)
  if (shown !== null) addresses.add(shown.address)
  for (const child of node.content ?? []) collect(child as Node, addresses)
}

function replaceIn(node: Node, replace: (address: string) => ReplacedPicture | null): Node {
  const shown = pictureOf(node)
  const replaced = shown && replace(shown.address)
  const { attrs, content } = node
  return {
    ...node,
    ...(replaced && { attrs: { ...attrs, ...attributesFor(shown.attribute, replaced) } }),
    ...(content && { content: content.map((child) => replaceIn(child as Node, replace)) }),
  }
}

function pictureOf({ type, attrs }: Node): { attribute: 'src' | 'image'; address: string } | null {
  const attribute = Object.hasOwn(namedBy, type) ? namedBy[type as NodeName] : undefined
  const address = attribute && attrs?.[attribute]
  return attribute && typeof address === 'string' ? { attribute, address } : null
}

/** Cards and embeds show a picture in a place of their own size; the other nodes tell how large it is. */
function attributesFor(attribute: 'src' | 'image', { address, width, height }: ReplacedPicture) {
  return attribute === 'image' ? { image: address } : { src: address, width, height }
}
