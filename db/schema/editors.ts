import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** People who may log in. */
export const editors = pgTable(
  'editors',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Lower case; who logs in may type it in any case. */
    email: text('email').notNull(),
    name: text('name').notNull().default(''),
    /** Argon2id, in the PHC string format. */
    passwordHash: text('password_hash').notNull(),
    role: text('role', { enum: ['owner', 'editor'] }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    passwordChangedAt: timestamp('password_changed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('editors_email').on(table.email),
    uniqueIndex('editors_one_owner')
      .on(table.role)
      .where(sql`${table.role} = 'owner'`),
    check('editors_email_lower', sql`${table.email} = lower(${table.email})`),
    check('editors_role', sql`${table.role} in ('owner', 'editor')`),
  ],
)

/** A log-in that has not ended. The browser's cookie carries its id and nothing else. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    editorId: uuid('editor_id')
      .notNull()
      .references(() => editors.id, { onDelete: 'cascade' }),
    userAgent: text('user_agent').notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('sessions_editor').on(table.editorId)],
)

/** The one link that may make the owner. Only its SHA-256 is kept. */
export const setupLinks = pgTable('setup_links', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** Failed log-ins, counted by account and by address, in the shape that rate-limiter-flexible asks for. */
export const loginFailures = pgTable('login_failures', {
  /** What is counted: `account:<SHA-256 of the e-mail>` or `address:<IP>`. */
  key: text('key').primaryKey(),
  points: integer('points').notNull(),
  expire: timestamp('expire', { withTimezone: true }),
})
