import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'
import { issues, type StoredDocument } from './issues.ts'

/** What an issue said at an earlier time. */
export const revisions = pgTable(
  'revisions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    issueId: uuid('issue_id')
      .notNull()
      .references(() => issues.id, { onDelete: 'cascade' }),
    /** The issue's version that said this. */
    version: integer('version').notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull(),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    words: integer('words').notNull(),
    /** What its author called it. A revision with a name stays for ever. */
    name: text('name'),
    /** When it went out, if it did. Such a revision stays for ever, too. */
    publishedAt: timestamp('published_at', { withTimezone: true }),
    /** When the text was saved that it keeps. */
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
    writtenBy: uuid('written_by').references(() => editors.id, { onDelete: 'set null' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('revisions_issue').on(table.issueId, table.createdAt.desc())],
)
