import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { editors } from './editors.ts'

/** ProseMirror JSON in the schema of `lib/document`. The database only knows that it is a `doc`. */
export type StoredDocument = { type: 'doc'; content?: unknown[] }

/** One number of the newsletter, as its author edits it: the draft. What the world sees is in `published_issues`. */
export const issues = pgTable(
  'issues',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Null until the author chose one or the issue was published; then it is made from the title. */
    slug: text('slug'),
    number: integer('number'),
    title: text('title').notNull().default(''),
    subtitle: text('subtitle').notNull().default(''),
    /** BCP 47; null: the publication's. */
    language: text('language'),
    /** The work this is an edition of: issues that name the same one are each other's editions. Any short text. */
    work: text('work'),
    /** Where the issue first appeared, if that was elsewhere. */
    canonicalAddress: text('canonical_address'),
    tags: text('tags').array().notNull().default([]),
    /** Who wrote this issue, where that is said; null: who writes the newsletter. */
    author: text('author'),
    /** What lists, search engines and messages say of the issue; empty: its first words. */
    summary: text('summary').notNull().default(''),
    /** Address of the picture that stands for the issue where it is shared. */
    cover: text('cover'),
    coverAlt: text('cover_alt').notNull().default(''),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    /** Grows by one with every accepted save. A save names the version it started from. */
    version: integer('version').notNull().default(1),
    scheduledFor: timestamp('scheduled_for', { withTimezone: true }),
    /** When it was to go out by itself, where it went out late; null when it did not. */
    missedAt: timestamp('missed_at', { withTimezone: true }),
    /** Why it could not go out by itself when it was due, as a sentence for the author. */
    scheduleFault: text('schedule_fault'),
    /** The date it carries: when it first went out, or what an imported file says. Survives unpublishing. */
    publicationDate: timestamp('publication_date', { withTimezone: true }),
    /** Front matter of an imported file that means nothing to us, given back on export. */
    otherFields: jsonb('other_fields').$type<Record<string, unknown>>().notNull().default({}),
    /** SHA-256 of the file it was imported from, so that importing a file twice adds nothing. */
    importHash: text('import_hash'),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    updatedBy: uuid('updated_by').references(() => editors.id, { onDelete: 'set null' }),
  },
  (table) => [
    uniqueIndex('issues_slug').on(table.slug),
    uniqueIndex('issues_import_hash').on(table.importHash),
    index('issues_updated').on(table.updatedAt),
    index('issues_scheduled')
      .on(table.scheduledFor)
      .where(sql`${table.scheduledFor} is not null`),
    check('issues_version', sql`${table.version} > 0`),
  ],
)

/** What the world sees, rendered once when published. The reader's side reads this and `publication`, nothing else. */
export const publishedIssues = pgTable(
  'published_issues',
  {
    issueId: uuid('issue_id')
      .primaryKey()
      .references(() => issues.id, { onDelete: 'cascade' }),
    slug: text('slug').notNull(),
    number: integer('number'),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull(),
    /** BCP 47, always set. */
    language: text('language').notNull(),
    work: text('work'),
    canonicalAddress: text('canonical_address'),
    tags: text('tags').array().notNull().default([]),
    author: text('author'),
    /** As the author wrote it. */
    summary: text('summary').notNull().default(''),
    /** What lists and search engines say of it: the summary, else the subtitle, else the first words. */
    description: text('description').notNull().default(''),
    cover: text('cover'),
    coverAlt: text('cover_alt').notNull().default(''),
    /** How large the cover is, in pixels; null where it is none of ours, or there is none. */
    coverWidth: integer('cover_width'),
    coverHeight: integer('cover_height'),
    document: jsonb('document').$type<StoredDocument>().notNull(),
    page: text('page').notNull(),
    feed: text('feed').notNull(),
    email: text('email').notNull(),
    text: text('text').notNull(),
    markdown: text('markdown').notNull(),
    /** How long it takes to read. */
    minutes: integer('minutes').notNull().default(0),
    /** The issue's version that was published; a greater one in `issues` means changes not yet out. */
    version: integer('version').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    /** When what its author says to readers last changed. */
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
    /** When its renderings were last written; a newer program may write the same issue otherwise. */
    renderedAt: timestamp('rendered_at', { withTimezone: true }).notNull().defaultNow(),
    /** Set while the issue is deleted, so that undo brings back the very same page. */
    hiddenAt: timestamp('hidden_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('published_issues_slug').on(table.slug),
    index('published_issues_date').on(table.publishedAt.desc(), table.issueId),
    index('published_issues_language').on(table.language, table.publishedAt.desc(), table.issueId),
    index('published_issues_tags').using('gin', table.tags),
    index('published_issues_work').on(table.work),
    // Few, and left out of everything.
    index('published_issues_hidden')
      .on(table.issueId)
      .where(sql`${table.hiddenAt} is not null`),
  ],
)

/** The curated links of published issues, each by itself, for who follows the links rather than the letters. */
export const publishedItems = pgTable(
  'published_items',
  {
    /** Made of the issue and the link's address, so that it is the same whenever the issue is published again. */
    id: uuid('id').primaryKey(),
    issueId: uuid('issue_id')
      .notNull()
      .references(() => publishedIssues.issueId, { onDelete: 'cascade' }),
    /** From 0, as they stand in the issue. */
    position: integer('position').notNull(),
    title: text('title').notNull(),
    address: text('address').notNull(),
    /** What stands there, as HTML for feeds; own addresses begin as in `published_issues.feed`. */
    feed: text('feed').notNull(),
    /** When it was first there: the issue's date, or later for a link that was added. */
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('published_items_date').on(table.publishedAt.desc(), table.issueId, table.position),
    index('published_items_issue').on(table.issueId),
  ],
)

/** Every slug an issue was ever published under, so that no address that was given out dies. */
export const publishedSlugs = pgTable(
  'published_slugs',
  {
    slug: text('slug').primaryKey(),
    issueId: uuid('issue_id')
      .notNull()
      .references(() => issues.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('published_slugs_issue').on(table.issueId)],
)
