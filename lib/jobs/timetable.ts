/**
 * What happens by itself, and when: crontab lines in UTC, as graphile-worker reads them. A minute that passed while
 * nothing ran needs no catching up, because each task looks for everything that is due.
 */
export const timetable = `
* * * * * publish_due_issues
12 * * * * forget_ended_preview_links
`
