import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** The newsletter as a whole. There is at most one row: its key can only be true. */
export const publication = pgTable(
  'publication',
  {
    id: boolean('id').primaryKey().default(true),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    /** BCP 47, such as `en`, `zh-Hans`, `ja`. */
    language: text('language').notNull(),
    /** IANA name, such as `Asia/Tokyo`. */
    timeZone: text('time_zone').notNull(),
    /** Public address as given at set-up, without a closing slash; the environment's `MASTHEAD_URL` goes before it. */
    address: text('address'),
    /** Who writes it, as readers are told; empty where that was not said. */
    authorName: text('author_name').notNull().default(''),
    authorAbout: text('author_about').notNull().default(''),
    /** Set while all renderings are being written anew: those that are older are still to be done. */
    rerenderStartedAt: timestamp('rerender_started_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('publication_is_one', sql`${table.id}`)],
)
