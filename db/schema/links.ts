import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { issues } from './issues.ts'

/** The links of what is published, so that an author is told when a link was in an earlier issue. */
export const publishedLinks = pgTable(
  'published_links',
  {
    issueId: uuid('issue_id')
      .notNull()
      .references(() => issues.id, { onDelete: 'cascade' }),
    /** In the form in which addresses are compared, not the one in which they are written. */
    address: text('address').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issueId, table.address] }),
    index('published_links_address').using('hash', table.address),
  ],
)

/** What came of asking whether a linked page is there, so that it is not asked again with every look at the checks. */
export const linkChecks = pgTable('link_checks', {
  address: text('address').primaryKey(),
  /** `gone`: the site says that there is no such page. `unsure`: it did not answer, or refuses to be asked. */
  outcome: text('outcome', { enum: ['there', 'gone', 'unsure'] }).notNull(),
  /** HTTP status of the last answer; null when there was none. */
  status: integer('status'),
  /** A sentence for the author; empty when the page is there. */
  reason: text('reason').notNull().default(''),
  /** Where a permanent redirect leads. */
  movedTo: text('moved_to'),
  /** What the page calls itself, where it was read. */
  title: text('title'),
  checkedAt: timestamp('checked_at', { withTimezone: true }).notNull().defaultNow(),
})
