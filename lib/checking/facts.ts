import type { Picture } from '@/lib/document/context.ts'
import type { DocumentLink, NodePath } from '@/lib/document/document-links.ts'
import type { DocumentJson, NodeJson } from '@/lib/document/schema.ts'

/** What is known of a linked page since it was last asked. */
export type AskedLink = {
  outcome: 'there' | 'gone' | 'unsure'
  status: number | null
  reason: string
  movedTo: string | null
  title: string | null
}

/** Another issue in which a link stood. */
export type EarlierIssue = { number: number | null; title: string }

/** An issue and all that the rules may know of it and of what is around it. They ask nobody else. */
export type CheckedIssue = {
  title: string
  subtitle: string
  number: number | null
  summary: string
  document: DocumentJson
  /** Every node with its place, in order, the document itself first. */
  nodes: readonly PlacedNode[]
  links: readonly DocumentLink[]
  /** Public address of the publication, without a closing slash. */
  address: string
  /** The title of another issue that has the same number. */
  sameNumber: string | null
  /** The title of an edition of this issue that is out in the same language. */
  sameEdition: string | null
  /** BCP 47. */
  language: string
  /** Whether the other issues are numbered. */
  othersNumbered: boolean
  picture: (src: string) => Picture | 'missing' | null
  /** How large the HTML of the mail would be, in bytes. */
  emailBytes: number
  /** By address as the document has it. */
  earlier: ReadonlyMap<string, readonly EarlierIssue[]>
  /** By address as the document has it. */
  asked: ReadonlyMap<string, AskedLink>
}

export type PlacedNode = { node: NodeJson; path: NodePath }

/** Every node of a document with its place, in the order of the text. */
export function placedNodes(document: DocumentJson): PlacedNode[] {
  const nodes: PlacedNode[] = []
  const visit = (node: NodeJson, path: NodePath) => {
    nodes.push({ node, path })
    const content: readonly NodeJson[] = ('content' in node && node.content) || []
    for (const [index, child] of content.entries()) visit(child, [...path, index])
  }
  visit(document, [])
  return nodes
}
