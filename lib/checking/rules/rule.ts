import type { CheckedIssue } from '../facts.ts'
import type { Finding } from '../finding.ts'

/** What a rule finds; the table of rules says which rule it was. */
export type Found = Omit<Finding, 'rule'>

/** Looks at an issue for one kind of thing. It is pure: the same issue gives the same findings. */
export type Rule = (issue: CheckedIssue) => Found[]
