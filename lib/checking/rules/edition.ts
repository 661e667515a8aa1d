import { secondInLanguage } from '@/lib/issues/edition-words.ts'
import type { Rule } from './rule.ts'

/** An issue has one edition in each language. */
export const edition: Rule = ({ sameEdition, language }) =>
  sameEdition === null ? [] : [{ level: 'stop', place: null, text: secondInLanguage(sameEdition, language) }]
