import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client.ts'
import { media } from '@/db/schema/index.ts'
import type { DocumentJson } from '@/lib/document/schema.ts'
import { keyInAddress } from './key.ts'

const longestAlt = 2000

type Node = { type: string; attrs?: Record<string, unknown>; content?: readonly unknown[] }

/**
 * Remembers what an author says of the stored pictures of a document, so that it is offered when one of them comes again.
 * A picture that nothing is said of keeps what was said of it elsewhere. A document without stored pictures costs nothing.
 */
export async function rememberAlternativeTexts(db: Database | Transaction, document: DocumentJson): Promise<void> {
  const said = new Map<string, string>()
  collect(document, said)
  if (said.size === 0) return
  // In one order for everybody, or two saves could wait for each other.
  const [keys, alts] = unzipped([...said].sort(([one], [other]) => (one < other ? -1 : 1)))
  await db.execute(sql`
    update ${media} set alt = said.alt
    from unnest(${sql.param(keys)}::text[], ${sql.param(alts)}::text[]) as said (key, alt)
    where ${media.key} = said.key and ${media.alt} <> said.alt`)
}

function collect({ type, attrs, content }: Node, said: Map<string, string>): void {
  if (type === 'figure' || type === 'image') {
    const key = typeof attrs?.src === 'string' ? keyInAddress(attrs.src) : null
    const alt = typeof attrs?.alt === 'string' ? attrs.alt.trim() : ''
    if (key !== null && alt !== '') said.set(key, alt.slice(0, longestAlt))
  }
  for (const child of content ?? []) collect(child as Node, said)
}

function unzipped(pairs: readonly (readonly [string, string])[]): [string[], string[]] {
  return [pairs.map(([key]) => key), pairs.map(([, alt]) => alt)]
}
