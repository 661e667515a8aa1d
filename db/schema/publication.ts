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
    /** The colour of links and marks, as `#rrggbb`; null: the house's own. Shifted for contrast where it is used. */
    accent: text('accent'),
    /** Address of the picture beside or in the place of the name, below the publication's own address. */
    logo: text('logo'),
    /** What the logo shows, where it stands in the place of the name; empty: the title says it. */
    logoAlt: text('logo_alt').notNull().default(''),
    /** The typeface of letters: one of `letterFaces`. */
    letterFace: text('letter_face').notNull().default('serif'),
    /** How pages begin: one of `headers`. */
    header: text('header').notNull().default('name'),
    /** The WebSub hub that is told of news; null: none. */
    hub: text('hub'),
    /** Set while all renderings are being written anew: those that are older are still to be done. */
    rerenderStartedAt: timestamp('rerender_started_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [check('publication_is_one', sql`${table.id}`)],
)
