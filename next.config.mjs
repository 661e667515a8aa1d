/** @type {import('next').NextConfig} */
export default {
  // Every page of the desk in memory from the start is 100 MB that a server for readers alone can do without.
  experimental: { preloadEntriesOnStart: false },
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run check`; a small server that only builds need not pay for them again.
  typescript: { ignoreBuildErrors: true },
  // Native or self-locating packages that must be loaded from node_modules, not bundled.
  serverExternalPackages: [
    '@node-rs/argon2',
    'graphile-worker',
    'harfbuzzjs',
    'postgres',
    'rate-limiter-flexible',
    'sharp',
    'woff2-encoder',
  ],
  devIndicators: false,
  // A font's name has its version in it, so what stands there never changes.
  headers: async () => [
    { source: '/fonts/:file*', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
  ],
}
