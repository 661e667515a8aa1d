import { Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, pathAt, positionOf } from '@/lib/document/change.ts'
import { documentSchema, parseDocument, type DocumentJson } from '@/lib/document/schema.ts'
import { checkDocument, type RuleName } from './check-document.ts'
import type { AskedLink, CheckedIssue } from './facts.ts'
import type { Finding } from './finding.ts'

type Facts = Omit<CheckedIssue, 'nodes' | 'links'>

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const linkTo = (href: string, text = 'a page') => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: 'See ' },
    { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] },
  ],
})
const heading = (level: number, text = `Level ${level}`) => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})
const item = (href: string | null, title: string, citation: string | null = null, ...blocks: object[]) => ({
  type: 'item',
  attrs: { href, citation },
  content: [{ type: 'itemTitle', ...(title && { content: [{ type: 'text', text: title }] }) }, ...blocks],
})
const figure = (alt: string | null, src = 'https://pictures.example/hill.png') => ({
  type: 'figure',
  attrs: { src, alt },
})
const card = (href: string | null, title: string | null) => ({ type: 'card', attrs: { href, title } })

function issue(blocks: object[] = [words('Words.')], facts: Partial<Facts> = {}): Facts {
  return {
    title: 'A letter',
    subtitle: 'With a subtitle',
    number: 4,
    summary: '',
    document: parseDocument({ type: 'doc', content: blocks }),
    address: 'https://letters.example',
    sameNumber: null,
    sameEdition: null,
    language: 'en',
    othersNumbered: true,
    picture: () => null,
    emailBytes: 20_000,
    earlier: new Map(),
    asked: new Map(),
    ...facts,
  }
}

const asked = (answer: Partial<AskedLink>): AskedLink => ({
  outcome: 'there',
  status: 200,
  reason: '',
  movedTo: null,
  title: null,
  ...answer,
})

function found(rule: RuleName, blocks?: object[], facts?: Partial<Facts>): Finding[] {
  return checkDocument(issue(blocks, facts)).filter((finding) => finding.rule === rule)
}

/** The document after the fix of a finding. */
function mended(document: DocumentJson, { fix }: Finding): DocumentJson {
  const tr = new Transform(documentSchema.nodeFromJSON(document))
  expect(applyChanges(tr, fix?.changes ?? [])).toBe(true)
  return parseDocument(tr.doc.toJSON())
}

/** That a rule finds one thing, and that its fix leaves nothing for it to find. Gives the mended document. */
function mends(rule: RuleName, blocks: object[], facts: Partial<Facts> = {}): DocumentJson {
  const given = issue(blocks, facts)
  const [first, ...rest] = found(rule, blocks, facts)
  expect(rest).toEqual([])
  if (!first) throw new Error(`${rule} found nothing`)
  const document = mended(given.document, first)
  expect(checkDocument({ ...given, document }).filter((finding) => finding.rule === rule)).toEqual([])
  return document
}

describe('an issue in which nothing is wrong', () => {
  it('has no findings', () => {
    const sound = [
      words('Hello.'),
      heading(2),
      item('https://arxiv.org/abs/2401.00001', 'A fine paper', 'arXiv:2401.00001v2', words('Read it.')),
      heading(3),
      card('https://cards.example/a', 'A card'),
      figure('A hill'),
      linkTo('/issues/earlier'),
      linkTo('#level-2'),
      linkTo('mailto:me@letters.example?subject=Hello'),
      linkTo('tel:+34 600 100 200'),
      { type: 'paragraph', content: [{ type: 'footnoteReference', attrs: { label: '1' } }] },
      { type: 'footnote', attrs: { label: '1' }, content: [words('A note.')] },
    ]
    expect(checkDocument(issue(sound))).toEqual([])
  })
})

describe('a paper that is not the one that is named', () => {
  it.each([
    ['arXiv:2401.00001', 'https://arxiv.org/abs/2312.99999'],
    ['the paper [2401.00001v2]', 'https://arxiv.org/pdf/2312.99999.pdf'],
    ['https://arxiv.org/abs/2401.00001', 'https://arxiv.org/abs/2401.00011'],
    ['arXiv:hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901002'],
    ['doi:10.1145/111.222', 'https://doi.org/10.1145/111.223'],
    ['10.1145/111.222', 'https://dl.acm.org/doi/10.1145/333.444'],
  ])('is found: “%s” at %s', (text, href) => {
    expect(found('otherPaper', [linkTo(href, text)])).toMatchObject([{ level: 'mend', place: { path: [0, 1] } }])
    mends('otherPaper', [linkTo(href, text)])
  })

  it('is found by the citation of an item, and the fix leads to what is cited', () => {
    const document = mends('otherPaper', [item('https://arxiv.org/abs/2312.99999', 'A paper', 'arXiv:2401.00001')])
    expect(document.content[0]).toMatchObject({ attrs: { href: 'https://arxiv.org/abs/2401.00001' } })
  })

  it('is found when the title in quotation marks is that of another link', () => {
    const paper = item('https://arxiv.org/abs/2401.00001', 'On the length of letters')
    const wrong = linkTo('https://arxiv.org/abs/2401.00002', 'as “On the Length of Letters” says')
    expect(found('otherPaper', [paper, wrong])).toMatchObject([{ place: { path: [1, 1] } }])
    mends('otherPaper', [paper, wrong])
    const right = linkTo('https://arxiv.org/pdf/2401.00001v1', 'as “On the Length of Letters” says')
    expect(found('otherPaper', [paper, right])).toEqual([])
  })

  it('is found when another linked page calls itself so', () => {
    const blocks = [
      linkTo('https://papers.example/1', '“On the length of letters”'),
      linkTo('https://papers.example/2', 'another paper'),
    ]
    const titles = new Map([
      ['https://papers.example/1', asked({ title: 'Something else altogether' })],
      ['https://papers.example/2', asked({ title: 'On the Length of Letters' })],
    ])
    expect(found('otherPaper', blocks, { asked: titles })).toMatchObject([{ place: { path: [0, 1] } }])
  })

  it.each([
    ['the same paper in another form', 'arXiv:2401.00001', 'https://arxiv.org/pdf/2401.00001v3'],
    ['one of several that are named', '2401.00001 and 2312.99999', 'https://arxiv.org/abs/2312.99999'],
    ['a page about a preprint', 'arXiv:2401.00001', 'https://blog.example/2312.99999'],
    ['a preprint by its DOI', 'doi:10.1145/111.222', 'https://arxiv.org/abs/2401.00001'],
    ['a DOI within a longer path', '10.1145/111.222', 'https://dl.acm.org/doi/10.1145/111.222'],
    ['a DOI in other letters', '10.1145/ABC.222', 'https://doi.org/10.1145/abc.222'],
    ['a number that is no id', 'version 12.2024.5', 'https://arxiv.org/abs/2401.00001'],
    ['plain words', 'a fine paper', 'https://arxiv.org/abs/2401.00001'],
  ])('is not seen in %s', (_, text, href) => {
    expect(found('otherPaper', [linkTo(href, text)])).toEqual([])
  })

  it('is not seen where one work is on two sites, nor in short words that come again', () => {
    const blocks = [
      item(
        'https://arxiv.org/abs/2401.00001',
        'On the length of letters',
        null,
        card('https://journal.example/7', 'On the length of letters'),
      ),
      linkTo('https://a.example/1', '“Read more”'),
      linkTo('https://a.example/2', '“Read more”'),
    ]
    expect(found('otherPaper', blocks)).toEqual([])
  })
})

describe('links that come again', () => {
  it('are told of once, at the later place', () => {
    const blocks = [linkTo('https://a.example/x'), item('http://www.a.example/x/#part', 'Again')]
    expect(found('repeatedLinks', blocks)).toMatchObject([{ level: 'note', place: { path: [1] } }])
  })

  it('may be the parts of one item', () => {
    const blocks = [
      item('https://a.example/x', 'Once', null, card('https://a.example/x', 'Once'), linkTo('https://a.example/x')),
    ]
    expect(found('repeatedLinks', blocks)).toEqual([])
  })

  it('are not the paths of this site, mail and the first page of the newsletter', () => {
    const twice = ['#part', 'mailto:a@b.example', 'https://letters.example/'].flatMap((href) => [
      linkTo(href),
      linkTo(href),
    ])
    expect(found('repeatedLinks', twice)).toEqual([])
  })

  it('from an earlier issue are told with its number', () => {
    const earlier = new Map([
      [
        'https://a.example/x',
        [
          { number: 37, title: 'Maps' },
          { number: null, title: 'Extra' },
        ],
      ],
    ])
    expect(found('earlierLinks', [linkTo('https://a.example/x', 'Maps of hills')], { earlier })).toMatchObject([
      { level: 'note', text: 'This link was in #37 and “Extra”: “Maps of hills”.' },
    ])
  })

  it('in every issue are no news', () => {
    const always = [1, 2, 3, 4].map((number) => ({ number, title: 'x' }))
    const earlier = new Map([['https://a.example/me', always]])
    expect(found('earlierLinks', [linkTo('https://a.example/me')], { earlier })).toEqual([])
  })
})

describe('an address', () => {
  it('with tracking is found and cleaned, wherever it is kept', () => {
    const tracked = 'https://a.example/?id=1&utm_source=letter&mc_eid=2'
    for (const block of [linkTo(tracked), item(tracked, 'Title'), card(tracked, 'Title')]) {
      const document = mends('trackers', [block])
      expect(JSON.stringify(document)).toContain('"https://a.example/?id=1"')
    }
    expect(found('trackers', [linkTo('https://a.example/?id=1&source=utm_source')])).toEqual([])
  })

  it('without https:// is found, and the fix puts it there', () => {
    const document = mends('oddAddresses', [linkTo('example.org/page')])
    expect(JSON.stringify(document)).toContain('"https://example.org/page"')
  })

  it.each([
    'http://localhost:3000/x',
    'http://192.168.1.4/',
    'https://printer.local/',
    'http://[::1]/',
    'https://intranet/',
    'mailto:nobody',
    'tel:none',
    '/desk/issues',
    'https://letters.example/preview/abc',
  ])('that no reader can follow is found: %s', (href) => {
    expect(found('oddAddresses', [linkTo(href)])).toMatchObject([{ level: 'mend' }])
  })

  it('with a password loses it', () => {
    expect(JSON.stringify(mends('oddAddresses', [linkTo('https://me:secret@a.example/x')]))).not.toContain('secret')
  })

  it.each([
    '/issues/one',
    'notes.html',
    '../about',
    '?page=2',
    '#part',
    'https://10.example.org/',
    'https://例え.jp/',
    'https://1.1.1.1/',
  ])('that is sound is left alone: %s', (href) => {
    expect(found('oddAddresses', [linkTo(href)])).toEqual([])
  })

  it('that is missing is found where something should lead there', () => {
    expect(found('nowhere', [item(null, 'A title')])).toMatchObject([{ level: 'mend' }])
    expect(found('nowhere', [card(null, 'A card')])).toMatchObject([{ level: 'mend' }])
    expect(found('nowhere', [item(null, 'A title', 'Book of 1901')])).toEqual([])
    mends('nowhere', [words('Text.'), item(null, '')])
    mends('nowhere', [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: ' ', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] }],
      },
    ])
  })
})

describe('a page that was asked', () => {
  const at = (answer: Partial<AskedLink>) => ({ asked: new Map([['https://a.example/x', asked(answer)]]) })
  const blocks = [linkTo('https://a.example/x')]

  it('and is gone is told with the reason', () => {
    const gone = at({ outcome: 'gone', status: 404, reason: 'Its site answers 404.' })
    expect(found('askedLinks', blocks, gone)).toMatchObject([{ level: 'mend', text: expect.stringContaining('404') }])
  })

  it('and gave no answer is only noted', () => {
    expect(found('askedLinks', blocks, at({ outcome: 'unsure' }))).toMatchObject([{ level: 'note' }])
  })

  it('and moved gets its new address', () => {
    const moved = at({ movedTo: 'https://a.example/y' })
    expect(JSON.stringify(mends('askedLinks', blocks, moved))).toContain('https://a.example/y')
  })

  it('and is where it was, or moved to https or by a slash, is no finding', () => {
    expect(found('askedLinks', blocks, at({}))).toEqual([])
    expect(found('askedLinks', blocks, at({ movedTo: 'https://www.a.example/x/' }))).toEqual([])
  })

  it('and leads to the first page of its site may be gone, so its address stays', () => {
    const [finding] = found('askedLinks', blocks, at({ movedTo: 'https://a.example/' }))
    expect(finding?.fix).toBeUndefined()
  })
})

describe('pictures', () => {
  it('without a description are found, and may be said to adorn only', () => {
    const inLine = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'x ' },
        { type: 'image', attrs: { src: '/a.png' } },
      ],
    }
    expect(found('missingAlt', [figure(null), inLine])).toHaveLength(2)
    mends('missingAlt', [figure(null)])
    mends('missingAlt', [inLine])
    expect(found('missingAlt', [figure('A hill'), figure('')])).toEqual([])
  })

  it('that are not here are found', () => {
    const picture = (src: string) => (src.startsWith('https:') ? null : ('missing' as const))
    const blocks = [figure('A hill', 'pictures/hill.png'), figure('A dale'), card('https://a.example', 'x')]
    expect(found('missingPictures', blocks, { picture })).toMatchObject([
      { level: 'mend', place: { path: [0] }, text: expect.stringContaining('hill.png') },
    ])
  })
})

describe('the order of an issue', () => {
  it('is found broken where a heading skips a level, and told once', () => {
    const blocks = [heading(2), heading(4), heading(4), heading(2), heading(3)]
    const [first] = found('headingOrder', blocks)
    expect(first).toMatchObject({ level: 'note', place: { path: [1] }, fix: { label: 'Make it level 3' } })
    mends('headingOrder', [heading(2), heading(4), words('x')])
    mends('headingOrder', [heading(3), words('x')])
    expect(found('headingOrder', [heading(2), heading(3), heading(4), heading(2)])).toEqual([])
  })

  it('has no empty sections', () => {
    const blocks = [
      heading(2, 'Full'),
      words('x'),
      heading(2, 'Empty'),
      { type: 'paragraph' },
      heading(2, 'Full, too'),
      words('y'),
    ]
    expect(found('emptySections', blocks)).toMatchObject([{ level: 'note', place: { path: [2] } }])
    expect(JSON.stringify(mends('emptySections', blocks))).not.toContain('Empty')
    mends('emptySections', [heading(2, 'All there is')])
  })

  it('has each footnote called, and each that is called', () => {
    const call = { type: 'paragraph', content: [{ type: 'footnoteReference', attrs: { label: 'a' } }] }
    const note = { type: 'footnote', attrs: { label: 'A' }, content: [words('x')] }
    expect(found('footnotes', [call])).toMatchObject([{ level: 'mend', place: { path: [0, 0] } }])
    expect(found('footnotes', [words('x'), note])).toMatchObject([{ level: 'note', place: { path: [1] } }])
    mends('footnotes', [words('x'), note])
    expect(found('footnotes', [call, note])).toEqual([])
    expect(found('footnotes', [call, note, note])).toMatchObject([{ level: 'mend', place: { path: [2] } }])
  })
})

describe('what stands beside the text', () => {
  it('needs a title and something to read before it goes out', () => {
    expect(found('title', undefined, { title: ' ' })).toMatchObject([{ level: 'stop', place: { field: 'title' } }])
    expect(found('nothingToRead', [heading(2)])).toMatchObject([{ level: 'stop' }])
    expect(found('nothingToRead', [card('https://a.example', null)])).toEqual([])
  })

  it('has a number of its own, where the others have one', () => {
    expect(found('number', undefined, { number: null })).toMatchObject([{ level: 'note' }])
    expect(found('number', undefined, { number: null, othersNumbered: false })).toEqual([])
    expect(found('number', undefined, { sameNumber: 'Maps' })).toMatchObject([{ level: 'mend' }])
  })

  it('has no other edition in its language', () => {
    expect(found('edition', undefined, { sameEdition: 'Karten', language: 'de' })).toMatchObject([
      { level: 'stop', text: expect.stringContaining('in German already: “Karten”') as string },
    ])
    expect(found('edition')).toEqual([])
  })

  it('has a summary or a subtitle', () => {
    expect(found('summary', undefined, { subtitle: '' })).toMatchObject([{ level: 'note' }])
    expect(found('summary', undefined, { subtitle: '', summary: 'Hills.' })).toEqual([])
  })

  it('is not longer as a mail than Gmail shows', () => {
    expect(found('emailSize', undefined, { emailBytes: 102 * 1024 })).toEqual([])
    expect(found('emailSize', undefined, { emailBytes: 102 * 1024 + 1 })).toMatchObject([{ level: 'mend' }])
  })
})

it('the gravest findings come first, and then those at the beginning', () => {
  const blocks = [linkTo('https://a.example/?utm_source=x'), figure(null), heading(4), figure(null)]
  const findings = checkDocument(issue(blocks, { title: '', subtitle: '' }))
  expect(findings.map(({ level }) => level)).toEqual(['stop', 'mend', 'mend', 'note', 'note', 'note'])
  expect(findings.filter(({ rule }) => rule === 'missingAlt')).toMatchObject([
    { place: { path: [1] } },
    { place: { path: [3] } },
  ])
})

it('a fix is not done to a text that says something else by now', () => {
  const given = issue([linkTo('https://a.example/?utm_source=x')])
  const [finding] = checkDocument(given)
  const now = parseDocument({ type: 'doc', content: [linkTo('https://a.example/?utm_source=y')] })
  const tr = new Transform(documentSchema.nodeFromJSON(now))
  expect(applyChanges(tr, finding?.fix?.changes ?? [])).toBe(false)
  expect(tr.docChanged).toBe(false)
})

it('every place of a finding is in the document, and every fix can be done, whatever the document', () => {
  const href = fc.constantFrom(
    'https://a.example/?utm_source=x',
    'example.org',
    'https://me:x@a.example/',
    '#x',
    'https://arxiv.org/abs/2312.99999',
  )
  const text = fc.constantFrom('arXiv:2401.00001', ' ', 'words', '“On the length of letters”')
  const block = fc.oneof(
    fc.tuple(href, text).map(([to, said]) => linkTo(to, said)),
    fc.tuple(fc.option(href), text).map(([to, said]) => item(to, said, null, linkTo(to ?? '#x', said))),
    fc.integer({ min: 2, max: 6 }).map((level) => heading(level)),
    fc.option(text).map((alt) => figure(alt)),
    fc.tuple(fc.option(href), fc.option(text)).map(([to, said]) => card(to, said)),
    fc.constant({ type: 'paragraph' }),
  )
  const quote = fc.array(block, { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'callout', content }))
  const notes = fc.array(fc.constant({ type: 'footnote', attrs: { label: '1' }, content: [words('x')] }), {
    maxLength: 2,
  })
  fc.assert(
    fc.property(fc.array(fc.oneof(block, quote), { minLength: 1, maxLength: 8 }), notes, (blocks, ends) => {
      const given = issue([...blocks, ...ends], { subtitle: '', othersNumbered: true })
      const doc = documentSchema.nodeFromJSON(given.document)
      const findings = checkDocument(given)
      const paths = findings.flatMap(({ place }) => (place && 'path' in place ? [place.path] : []))
      expect(paths.map((path) => positionOf(doc, path))).not.toContain(null)
      expect(paths.map((path) => pathAt(doc, positionOf(doc, path) ?? 0))).toEqual(paths)
      const count = (rule: string, document: DocumentJson) =>
        checkDocument({ ...given, document }).filter((finding) => finding.rule === rule).length
      const worse = findings
        .filter(({ fix }) => fix)
        .filter((finding) => count(finding.rule, mended(given.document, finding)) > count(finding.rule, given.document))
      expect(worse).toEqual([])
    }),
    { numRuns: 50 },
  )
}, 30_000)
