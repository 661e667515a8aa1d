import { clippedFrom } from '@/lib/document/email-size.ts'
import type { Rule } from './rule.ts'

/** A mail that Gmail would cut off. */
export const emailSize: Rule = ({ emailBytes }) =>
  emailBytes > clippedFrom
    ? [
        {
          level: 'mend',
          place: null,
          text: `As an e-mail this issue has ${Math.ceil(emailBytes / 1024)} KB. Gmail cuts off what is longer than ${clippedFrom / 1024} KB and hides the rest behind a link.`,
        },
      ]
    : []
