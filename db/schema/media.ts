import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'

/** A picture whose bytes lie in the data folder under its key. */
export const media = pgTable('media', {
  /** `<SHA-256 of the stored bytes>.<extension>`, which is also the last part of its address. */
  key: text('key').primaryKey(),
  contentType: text('content_type').notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** What an author last said the picture shows, offered when the same picture comes again. */
  alt: text('alt').notNull().default(''),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: uuid('created_by').references(() => editors.id, { onDelete: 'set null' }),
})
