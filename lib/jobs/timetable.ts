/**
 * What happens by itself, and when: crontab lines in UTC, as graphile-worker reads them. A minute that passed while
 * nothing ran needs no catching up, because each task looks for everything that is due; what happens once a day is caught
 * up with (`fill`), or it would never happen on a machine that sleeps at night.
 */
export const timetable = `
* * * * * publish_due_issues
20 3 * * * thin_revisions ?fill=1d&max=3
12 * * * * forget_ended_preview_links
`
