import { headerOf, type Header } from '@/lib/publication/look-input.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { inLanguage } from './language.ts'
import { Logo } from './logo.tsx'
import { isLongTitle } from './long-title.ts'
import type { Site } from './site.ts'
import { wordsFor } from './words.ts'

/** How a page begins: whose it is, and the ways to the rest. @param isHome on the first page the name is its title. */
export function Masthead({ site: { publication, language }, isHome }: { site: Site; isHome: boolean }) {
  const words = wordsFor(language)
  const spoken = inLanguage(words.language, language)
  const header = headerOf(publication.header, publication.logo)
  const name = <Name publication={publication} header={header} />
  return (
    <header className={`masthead masthead-${isHome ? 'home' : 'page'} header-${header}`}>
      {isHome ? (
        <>
          <h1 className={isLongTitle(publication.title) ? 'name name-long' : 'name'}>{name}</h1>
          {publication.description && <p className="description">{publication.description}</p>}
        </>
      ) : (
        <a className="name" href="/" {...inLanguage(publication.language, language)}>
          {name}
        </a>
      )}
      <nav aria-label={publication.title} {...spoken}>
        <a href="/issues">{words.allIssues}</a>
        <a href="/about">{words.about}</a>
        <a href="/search">{words.search}</a>
        <a href="#_follow">{words.follow}</a>
      </nav>
    </header>
  )
}

function Name({ publication, header }: { publication: Publication; header: Header }) {
  const { title, logo, logoAlt, logoPicture } = publication
  if (logo === null || header === 'name' || header === 'centred') return title
  // Beside the name the logo says nothing that the name does not.
  const alt = header === 'logo' ? logoAlt || title : ''
  return (
    <>
      <Logo src={logo} alt={alt} picture={logoPicture} />
      {header === 'logo-name' && <span>{title}</span>}
    </>
  )
}
