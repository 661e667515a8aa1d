import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --name add_revisions` writes the next migration; the name must tell what it does. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  out: './db/migrations',
})
