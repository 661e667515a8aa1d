import { customType, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { publishedIssues } from './issues.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The words of published issues, for readers who look for them. Written with the renderings, by `lib/search`. */
export const publishedWords = pgTable(
  'published_words',
  {
    issueId: uuid('issue_id')
      .primaryKey()
      .references(() => publishedIssues.issueId, { onDelete: 'cascade' }),
    /** As the issue has it, so that the newest of many is found without looking at the issues. */
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    /** What is said in the letter, a line for each paragraph: what is shown around words that were found. */
    text: text('text').notNull(),
    /** The words of the title, by their place in it. */
    titleWords: tsvector('title_words').notNull(),
    /** All words: those of `text` by their place in it, then those of the fields beside it. */
    words: tsvector('words').notNull(),
  },
  (table) => [index('published_words_words').using('gin', table.words)],
)
