import { InvalidInput } from '@/lib/errors.ts'

/** What was given as a document is none: it does not fit the schema, or is beyond what a letter can be. */
export class InvalidDocument extends InvalidInput {}
