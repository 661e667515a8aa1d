import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Masthead } from './masthead.tsx'
import type { Site } from './site.ts'

const logo = `/media/${'0f'.repeat(32)}.png`
const logoPicture = { width: 600, height: 200, narrower: [{ src: '/media/small.png', width: 480 }] }

function masthead(publication: Partial<Site['publication']> = {}, isHome = false): string {
  const site: Site = {
    language: publication.language ?? 'en',
    stylesheet: '/reader.css',
    publication: {
      title: 'Letters',
      description: 'About paper.',
      language: 'en',
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
  return renderToStaticMarkup(<Masthead site={site} isHome={isHome} />)
}

describe('the masthead', () => {
  it('is the name, which is the title of the first page and leads there from every other', () => {
    expect(masthead()).toContain('<a class="name" href="/">Letters</a>')
    expect(masthead({}, true)).toContain('<h1 class="name">Letters</h1><p class="description">About paper.</p>')
  })

  it('leads to all issues, to who writes, to the search and to how to follow, in its language', () => {
    const html = masthead({ language: 'de' })
    for (const path of ['/issues', '/about', '/search', '#_follow']) expect(html).toContain(`<a href="${path}">`)
    expect(html).toContain('>Alle Ausgaben</a>')
  })

  it('shows a logo in the place of the name, read aloud as what it shows or else as the name', () => {
    const alone = masthead({ header: 'logo', logo, logoPicture, logoAlt: 'A drawer' })
    expect(alone).toMatch(/<a class="name" href="\/"><img class="logo" [^>]*alt="A drawer" width="600" height="200"\/>/)
    expect(alone).toContain(`srcSet="/media/small.png 480w, ${logo} 600w"`)
    expect(masthead({ header: 'logo', logo }, true)).toMatch(/<h1 class="name"><img [^>]*alt="Letters"/)
  })

  it('says the name once when the logo stands beside it', () => {
    expect(masthead({ header: 'logo-name', logo, logoAlt: 'A drawer' })).toMatch(
      /<img class="logo" src="[^"]*" alt=""\/><span>Letters<\/span>/,
    )
  })

  it('is the name where a logo is asked for and there is none', () => {
    expect(masthead({ header: 'logo' })).toContain('header-name')
    expect(masthead({ header: 'logo' })).toContain('<a class="name" href="/">Letters</a>')
  })
})
