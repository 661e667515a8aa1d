import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'
import { issues } from './issues.ts'

/** Secret links with which others may look at a draft. Only the SHA-256 of what is secret in them is kept. */
export const previewLinks = pgTable(
  'preview_links',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    issueId: uuid('issue_id')
      .notNull()
      .references(() => issues.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by').references(() => editors.id, { onDelete: 'set null' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('preview_links_issue').on(table.issueId)],
)
