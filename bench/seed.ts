import postgres, { type TransactionSql } from 'postgres'
import { startEmbedded } from '@/db/embedded/embedded.ts'

/**
 * Fills a demo up to so many published issues: copies of its letters under addresses, numbers, titles and dates of their
 * own, a week apart, older than those that are there. Rows are copied within the database, with whatever they consist of.
 */
export async function fillUp(data: string, issues: number): Promise<void> {
  const { url, release } = await startEmbedded(data)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      const [row] = await tx<{ count: number }[]>`select count(*)::int as count from published_issues`
      const missing = issues - (row?.count ?? 0)
      if (missing <= 0) return
      await tx`
        create temporary table copies on commit drop as
        select issue_id as original, gen_random_uuid() as id, number, 'letter-' || number as slug, first - number * interval '7 days' as date
        from generate_series(1, ${missing}) as number
        join (select issue_id, row_number() over (order by published_at) - 1 as place, count(*) over () as many,
          min(published_at) over () as first from published_issues) as originals on place = number % many`
      const own = { number: 'copies.number', slug: 'copies.slug', title: "title || ', ' || copies.number" }
      const dates = { published_at: 'copies.date', updated_at: 'copies.date' }
      await copyRows(tx, 'issues', 'id', {
        ...own,
        id: 'copies.id',
        publication_date: 'copies.date',
        import_hash: 'null',
        work: 'null',
      })
      await copyRows(tx, 'published_issues', 'issue_id', { ...own, ...dates, issue_id: 'copies.id', work: 'null' })
      await copyRows(tx, 'published_items', 'issue_id', { ...dates, id: 'gen_random_uuid()', issue_id: 'copies.id' })
      await tx`insert into published_slugs (slug, issue_id) select slug, id from copies`
    })
    await sql`vacuum analyze`
  } finally {
    await sql.end()
    await release()
  }
}

/** @param other columns that differ, as SQL; a name without a table is the original's. */
async function copyRows(sql: TransactionSql, table: string, key: string, other: Record<string, string>): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => (other[name] ?? `"${name}"`).replace(/^(title|"\w+")/, 'source.$1'))
  await sql.unsafe(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     select ${values.join(', ')} from ${table} as source join copies on source.${key} = copies.original`,
  )
}
