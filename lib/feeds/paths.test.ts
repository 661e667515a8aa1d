import fc from 'fast-check'
import { expect, it } from 'vitest'
import { archiveFolder, feedFolder, feedFormats, feedIn, readFeedPath, type FeedScope } from './paths.ts'

const words = fc.string({ minLength: 1 }).filter((text) => text !== '.' && text !== '..')
const scopes: fc.Arbitrary<FeedScope> = fc.oneof(
  fc.constant<FeedScope>({ of: 'issues' }),
  fc.constant<FeedScope>({ of: 'items' }),
  words.map((tag): FeedScope => ({ of: 'tag', tag })),
  words.map((language): FeedScope => ({ of: 'language', language })),
)

it('every feed and every page of its archive is found at the path that is given out for it', () => {
  fc.assert(
    fc.property(scopes, fc.option(fc.integer({ min: 1, max: 999_999_999 })), (scope, page) => {
      for (const format of feedFormats) {
        const path = feedIn(page === null ? feedFolder(scope) : archiveFolder(scope, page), format)
        const steps = path.slice(1).split('/').map(decodeURIComponent)
        expect(readFeedPath(steps)).toEqual({ scope, page, format })
      }
    }),
  )
})

it.each([
  'feed',
  'rss.xml',
  'items',
  'in/feed.xml',
  'tags/a/b/feed.xml',
  'other/a/feed.xml',
  'archive/0/feed.xml',
  'archive/01/feed.xml',
  'archive/1.5/feed.xml',
  'archive/-1/feed.xml',
  'archive/1234567890/feed.xml',
  'archive/1/archive/1/feed.xml',
  'feed.xml/feed.xml',
])('there is no feed at /%s', (path) => {
  expect(readFeedPath(path.split('/'))).toBeNull()
})
