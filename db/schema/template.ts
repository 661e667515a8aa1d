import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'
import type { StoredDocument } from './issues.ts'

/** What a new issue starts from. There is at most one row: its key can only be true. */
export const template = pgTable(
  'template',
  {
    id: boolean('id').primaryKey().default(true),
    /** With fields such as `{week}` that are filled in when an issue begins; so may the subtitle and the text have. */
    title: text('title').notNull().default(''),
    subtitle: text('subtitle').notNull().default(''),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: uuid('updated_by').references(() => editors.id, { onDelete: 'set null' }),
  },
  (table) => [check('template_is_one', sql`${table.id}`)],
)
