import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arxivIdOf, comparableAddress, doiOf } from './comparable-address.ts'
import { withoutTrackers } from './trackers.ts'

describe('two addresses count as the same when they differ only by', () => {
  it.each([
    ['their scheme', 'http://example.org/a', 'https://example.org/a'],
    ['capitals in the host', 'https://Example.ORG/a', 'https://example.org/a'],
    ['www.', 'https://www.example.org/a', 'https://example.org/a'],
    ['the default port', 'http://example.org:80/a', 'https://example.org:443/a'],
    ['a closing slash', 'https://example.org/a/', 'https://example.org/a'],
    ['the slash of a first page', 'https://example.org', 'https://example.org/'],
    ['a fragment', 'https://example.org/a#later', 'https://example.org/a'],
    ['tracking', 'https://example.org/a?utm_source=x&mc_eid=1&p=2&fbclid=y', 'https://example.org/a?p=2'],
    ['the order of the query', 'https://example.org/a?b=1&a=2', 'https://example.org/a?a=2&b=1'],
    ['how the path is escaped', 'https://example.org/%7Eme/%e4%b8%80', 'https://example.org/~me/一'],
    ['spaces around', ' https://example.org/a\n', 'https://example.org/a'],
    ['a mobile edition', 'https://m.example.org/a', 'https://example.org/a'],
    ['a mobile encyclopedia', 'https://en.m.wikipedia.org/wiki/Map', 'https://en.wikipedia.org/wiki/Map'],
    ['the version of a preprint', 'https://arxiv.org/abs/2401.00001v3', 'https://arxiv.org/abs/2401.00001'],
    ['the form of a preprint', 'http://export.arxiv.org/pdf/2401.00001v1.pdf', 'https://arxiv.org/html/2401.00001'],
    ['the DOI of a preprint', 'https://doi.org/10.48550/arXiv.2401.00001', 'https://arxiv.org/abs/2401.00001'],
    ['an old preprint’s form', 'https://arxiv.org/pdf/hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001v2'],
    ['the form of a DOI', 'http://dx.doi.org/10.1145/3292500.ABC', 'https://doi.org/10.1145%2F3292500.abc'],
    ['the form of a video', 'https://youtu.be/dQw4w9WgXcQ?si=abc', 'https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=42s'],
    ['a short video', 'https://www.youtube.com/shorts/dQw4w9WgXcQ', 'https://youtube.com/embed/dQw4w9WgXcQ'],
  ])('%s', (_, one, other) => {
    expect(comparableAddress(one)).toBe(comparableAddress(other))
  })
})

describe('two addresses stay different when', () => {
  it.each([
    ['their paths do', 'https://example.org/a', 'https://example.org/b'],
    ['their paths differ by capitals', 'https://example.org/A', 'https://example.org/a'],
    ['their queries do', 'https://example.org/?p=1', 'https://example.org/?p=2'],
    ['their ports do', 'https://example.org:8080/', 'https://example.org/'],
    ['a program in the page reads what follows #/', 'https://example.org/#/a', 'https://example.org/#/b'],
    ['they are different preprints', 'https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00011'],
    ['they are different videos', 'https://youtu.be/dQw4w9WgXcQ', 'https://youtu.be/dQw4w9WgXcR'],
    ['one is a list of videos', 'https://youtube.com/playlist?list=PL1', 'https://youtube.com/playlist?list=PL2'],
  ])('%s', (_, one, other) => {
    expect(comparableAddress(one)).not.toBe(comparableAddress(other))
  })
})

describe('a comparable address', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('%2e%2E', '..', '.', '%41', '%zz', '//', 'é', '%2F'),
  )
  const host = fc.constantFrom(
    'www.m.example.org',
    'example.org.',
    'EN.m.wikipedia.org',
    'arxiv.org',
    'dx.doi.org',
    'youtu.be',
    'm.youtube.com',
    '例え.jp',
    '[::1]:8080',
    'www.co',
  )
  const address = fc.record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    host,
    port: fc.constantFrom('', ':80', ':443', ':8443'),
    path: fc.array(part, { maxLength: 5 }),
    query: fc.array(fc.tuple(part, part), { maxLength: 4 }),
    hash: fc.option(part, { nil: null }),
  })
  const written = fc.oneof(
    address.map(
      ({ scheme, host: at, port, path, query, hash }) =>
        `${scheme}://${at.includes(']') ? at : at + port}/${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}${hash === null ? '' : `#${hash}`}`,
    ),
    fc.string(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.emailAddress().map((mail) => `mailto:${mail}`),
  )

  it('is its own comparable form', () => {
    fc.assert(
      fc.property(written, (given) => {
        const once = comparableAddress(given)
        expect(comparableAddress(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('is the same with and without tracking', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (given) => {
        const tracked = `${given}${given.includes('?') ? '&' : '?'}utm_source=letter&fbclid=1`
        expect(comparableAddress(tracked)).toBe(comparableAddress(given))
        expect(comparableAddress(withoutTrackers(tracked))).toBe(comparableAddress(given))
      }),
    )
  })
})

it('a paper is known by its address', () => {
  expect(arxivIdOf('https://arxiv.org/pdf/2401.00001v2')).toBe('2401.00001')
  expect(arxivIdOf('https://example.org/abs/2401.00001')).toBeNull()
  expect(doiOf('https://dl.acm.org/doi/10.1145/3292500.330')).toBe('10.1145/3292500.330')
  expect(doiOf('https://doi.org/10.1145/3292500.330')).toBe('10.1145/3292500.330')
  expect(doiOf('https://example.org/10.1')).toBeNull()
})

it('tracking is taken out of an address and nothing else is touched', () => {
  expect(withoutTrackers('https://a.example/x?a=%20b&utm_source=y&c#d?gclid=1')).toBe(
    'https://a.example/x?a=%20b&c#d?gclid=1',
  )
  expect(withoutTrackers('https://a.example/?gclid=1')).toBe('https://a.example/')
  expect(withoutTrackers('mailto:a@b.example?utm_source=y')).toBe('mailto:a@b.example?utm_source=y')
})
