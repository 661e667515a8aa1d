import { notFound, readerRoute } from '../reader-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(notFound)
export { GET as POST, GET as PUT, GET as PATCH, GET as DELETE, GET as OPTIONS }
