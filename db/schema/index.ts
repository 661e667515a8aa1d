export * from './editors.ts'
export * from './issues.ts'
export * from './media.ts'
export * from './publication.ts'
