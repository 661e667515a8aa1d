import { searchPath } from '@/components/reader/site.ts'
import { escapeXml } from '@/lib/feeds/xml.ts'
import type { Publication } from '@/lib/publication/find.ts'
import { answer } from '../(reader)/answer.ts'
import { readerRoute } from '../(reader)/reader-route.tsx'

export const dynamic = 'force-dynamic'

/** Tells browsers how to search here from their address bar (OpenSearch 1.1, draft 6). */
export const GET = readerRoute(async (request, { publication }) =>
  answer(request, {
    body: descriptionOf(publication),
    contentType: 'application/opensearchdescription+xml; charset=utf-8',
    changedAt: publication.updatedAt,
  }),
)

function descriptionOf({ title, language, address }: Publication): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(shortened(title, 16))}</ShortName>
  <LongName>${escapeXml(shortened(title, 48))}</LongName>
  <Description>${escapeXml(shortened(title, 1024))}</Description>
  <Url type="text/html" method="get" template="${escapeXml(address)}${searchPath}?q={searchTerms}"/>
  <Image width="32" height="32" type="image/x-icon">${escapeXml(address)}/favicon.ico</Image>
  <Language>${escapeXml(language)}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`
}

/** As many characters as the specification allows. */
function shortened(text: string, most: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim())
  return characters.length <= most
    ? characters.join('')
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
