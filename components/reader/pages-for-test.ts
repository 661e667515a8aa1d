import { Window } from 'happy-dom'
import type { PublishedIssue, PublishedSummary } from '@/lib/issues/find-published.ts'
import type { Site } from './site.ts'

/** A publication's pages. */
export function siteOf(publication: Partial<Site['publication']> = {}): Site {
  const { language = 'en' } = publication
  return {
    language,
    stylesheet: '/reader/abc.css',
    publication: {
      title: 'Letters',
      description: 'About paper.',
      language,
      timeZone: 'UTC',
      address: 'https://letters.example.org',
      authorName: '',
      authorAbout: '',
      accent: null,
      logo: null,
      logoAlt: '',
      letterFace: 'serif',
      header: 'name',
      hub: null,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
      ...publication,
    },
  }
}

export function summaryOf(issue: Partial<PublishedSummary> = {}): PublishedSummary {
  return {
    id: '5f2b0c9e-0d8a-4c58-9a45-0d3c6a2f1f11',
    slug: 'on-paper',
    number: 37,
    title: 'On paper',
    subtitle: '',
    language: 'en',
    work: null,
    canonicalAddress: null,
    description: '',
    cover: null,
    coverAlt: '',
    coverWidth: null,
    coverHeight: null,
    tags: [],
    author: null,
    minutes: 3,
    publishedAt: new Date('2024-02-29T23:30:00Z'),
    updatedAt: new Date('2024-03-02T00:00:00Z'),
    ...issue,
  }
}

export function issueOf(issue: Partial<PublishedIssue> = {}): PublishedIssue {
  return {
    ...summaryOf(),
    document: { type: 'doc', content: [{ type: 'paragraph' }] },
    page: '<p>What <em>paper</em> is for.</p>',
    ...issue,
  }
}

/** Reads HTML as a browser does. */
export function parse(html: string) {
  return new new Window().DOMParser().parseFromString(html, 'text/html')
}
