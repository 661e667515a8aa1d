import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client.ts'
import { issues } from '@/db/schema/index.ts'
import { slugFrom } from '@/lib/issues/slug.ts'

/** What a letter says of itself that tells whose edition it is. */
export type Named = {
  /** The work it names in its front matter. */
  work: string | null
  /** What it is called there: its slug or its name. */
  name: string | null
  /** The language it says it is in (BCP 47). */
  language: string | null
}

type Work = { work: string | null; doubt: string | null }

const none: Work = { work: null, doubt: null }

/**
 * Finds the work of a letter that is being taken in. Where it names none, its name may tell: sites keep the editions of
 * `maps` as `maps-ja`, `maps-zh`, with the language said in the letter, too. Editions may come in any order.
 * @param home the publication's language, in which letters are that say none.
 * @returns the work, and what its author should look at where it is not clear that it is an edition.
 */
export async function findWork(tx: Transaction, { work, name, language }: Named, home: string): Promise<Work> {
  const own = language ?? home
  if (work !== null) return unlessSecond(await findNaming(tx, work), { work, own, home })
  if (name === null) return none
  const base = language === null ? null : withoutLanguage(name, language)
  if (base === null) {
    // Editions that came before this one left the name of their work.
    const editions = await findNaming(tx, name)
    return editions.length > 0 ? unlessSecond(editions, { work: name, own, home }) : doubtful(tx, name, language)
  }
  const first = await findCalled(tx, base)
  const joined = first?.work ?? base
  const editions = [...(first ? [first] : []), ...(await findNaming(tx, joined))]
  const found = unlessSecond(editions, { work: joined, own, home })
  if (found.work !== null && first?.work === null) {
    await tx.update(issues).set({ work: joined }).where(eq(issues.id, first.id))
  }
  return found
}

/** The work, unless one of its editions is in the same language. */
function unlessSecond(editions: Edition[], { work, own, home }: { work: string; own: string; home: string }): Work {
  const same = editions.find(({ language }) => (language ?? home) === own)
  if (!same) return { work, doubt: null }
  return {
    work: null,
    doubt: `This seems to be an edition of “${same.title}”, but both are in the language “${own}”. They were not joined.`,
  }
}

/** A letter that is called as an edition would be, but does not say that it is in that language. */
async function doubtful(tx: Transaction, name: string, language: string | null): Promise<Work> {
  const base = /^(.+)[-._][a-z]{2,3}$/i.exec(name)?.[1]
  if (base === undefined || !(await findCalled(tx, base))) return none
  const said = language === null ? 'it does not say its language' : `it says that it is in “${language}”`
  return {
    work: null,
    doubt: `By its name this could be an edition of “${base}”, but ${said}. It was not joined with it; “Edition of” in the details does that.`,
  }
}

type Edition = Pick<typeof issues.$inferSelect, 'id' | 'title' | 'language' | 'work'>

const edition = { id: issues.id, title: issues.title, language: issues.language, work: issues.work }

async function findNaming(tx: Transaction, work: string): Promise<Edition[]> {
  return tx
    .select(edition)
    .from(issues)
    .where(and(isNull(issues.deletedAt), eq(issues.work, work)))
}

/** The issue at a slug, or that was called so in its file. */
async function findCalled(tx: Transaction, name: string): Promise<Edition | undefined> {
  const [found] = await tx
    .select(edition)
    .from(issues)
    .where(
      and(
        isNull(issues.deletedAt),
        or(eq(issues.slug, slugFrom(name)), sql`${issues.otherFields} ->> 'name' = ${name}`),
      ),
    )
    .limit(1)
  return found
}

/** A name without the language at its end, as in `maps-zh-Hans`; null where it does not end so. */
function withoutLanguage(name: string, language: string): string | null {
  const base = name.slice(0, -language.length - 1)
  const ending = name.slice(base.length)
  const endsSo = /^[-._]/.test(ending) && ending.slice(1).toLowerCase() === language.toLowerCase()
  return endsSo && base !== '' ? base : null
}
