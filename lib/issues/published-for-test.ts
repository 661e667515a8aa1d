import { sql } from 'drizzle-orm'
import { database } from '@/db/client.ts'
import { issues, publishedIssues, publishedSlugs } from '@/db/schema/index.ts'

const document = { type: 'doc' as const, content: [{ type: 'paragraph' }] }

/** Puts a published issue straight into the database, as none would be published: without renderings. */
export async function putPublished(
  slug: string,
  publishedAt: string,
  more: Partial<typeof publishedIssues.$inferInsert> = {},
): Promise<string> {
  const { work = null } = more
  const [issue] = await database()
    .insert(issues)
    .values({ slug, title: slug, document, work })
    .returning({ id: issues.id })
  if (!issue) throw new Error('The issue was not stored.')
  const date = new Date(publishedAt)
  await database()
    .insert(publishedIssues)
    .values({
      issueId: issue.id,
      slug,
      title: slug,
      subtitle: '',
      language: 'en',
      document,
      page: `<p>${slug} page</p>`,
      feed: `<p>${slug} feed</p>`,
      email: '',
      text: '',
      markdown: `${slug}\n`,
      version: 1,
      publishedAt: date,
      updatedAt: date,
      ...more,
    })
  await database().insert(publishedSlugs).values({ slug, issueId: issue.id })
  return issue.id
}

/**
 * Puts many issues into the database, one a day back from 2026-01-01, each in English, with three tags of some hundred;
 * every tenth is one work with an edition in Japanese of the same day.
 */
export async function putMany(count: number): Promise<void> {
  await database().execute(sql`
    insert into issues (slug, number, title, document, language, work)
    select slug, number, slug, '{"type":"doc","content":[{"type":"paragraph"}]}', language, work from ${manyIssues(count)} as made`)
  await database().execute(sql`
    insert into published_issues (issue_id, slug, number, title, subtitle, language, work, tags, document, page, feed,
      email, text, markdown, version, published_at, updated_at)
    select issues.id, made.slug, made.number, made.slug, '', made.language, made.work,
      array['tag ' || made.number % 97, 'Tag ' || made.number % 31, 'often'], '{"type":"doc","content":[{"type":"paragraph"}]}', '', '', '', '', '', 1,
      made.date, made.date
    from ${manyIssues(count)} as made join issues on issues.slug = made.slug`)
  await database().execute(sql`analyze published_issues`)
}

function manyIssues(count: number) {
  return sql`(
    select number, 'many-' || number || '-' || language as slug, language,
      case when number % 10 = 0 then 'work-' || number end as work,
      timestamptz '2026-01-01 12:00Z' - (${count}::int - number) * interval '1 day' as date
    from generate_series(1, ${count}::int) as number
    join (values ('en'), ('ja')) as spoken (language) on language = 'en' or number % 10 = 0
  )`
}

/** The query plan of what a function asks the database, as PostgreSQL tells it, one plan after the other. */
export async function plansOf(ask: () => Promise<unknown>): Promise<string> {
  const { driver } = await import('@/db/client.ts')
  const asked: { text: string; values: unknown[] }[] = []
  const sqlDriver = driver()
  const before = sqlDriver.options.debug
  sqlDriver.options.debug = (_connection: number, text: string, values: unknown[]) => {
    asked.push({ text, values })
  }
  try {
    await ask()
  } finally {
    sqlDriver.options.debug = before
  }
  const plans: string[] = []
  for (const { text, values } of asked) {
    const rows = await sqlDriver.unsafe(`explain (costs off) ${text}`, values as never[])
    plans.push(rows.map((row) => String(row['QUERY PLAN'])).join('\n'))
  }
  return plans.join('\n\n')
}
