import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'

/** Windows in which something is being written now. A window that was not seen for a while counts as closed. */
export const openWindows = pgTable(
  'open_windows',
  {
    /** Made by the window itself. */
    id: uuid('id').primaryKey(),
    /** What is open in it: the id of an issue, or `template`. */
    subject: text('subject').notNull(),
    editorId: uuid('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('open_windows_subject').on(table.subject)],
)
