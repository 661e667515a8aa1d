import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Masthead } from './masthead.tsx'
import { siteOf } from './pages-for-test.ts'
import type { Site } from './site.ts'

const logo = `/media/${'0f'.repeat(32)}.png`
const logoPicture = { width: 600, height: 200, narrower: [{ src: '/media/small.png', width: 480 }] }

function masthead(publication: Partial<Site['publication']> = {}, isHome = false): string {
  return renderToStaticMarkup(<Masthead site={siteOf(publication)} isHome={isHome} />)
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
