import { answer } from '../(reader)/answer.ts'

// Everybody may read. What is behind the log-in is no reading matter.
const robots = `User-agent: *
Disallow: /desk
Disallow: /login
Disallow: /logout
Disallow: /setup
Disallow: /preview/
Disallow: /api/
`

export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  return answer(request, { body: robots, contentType: 'text/plain; charset=utf-8' })
}
