/** How much may be looked for at once, in characters and in words. */
export const longestQuery = 200
export const mostWords = 20

/** How many issues a page of what was found shows. */
export const foundPerPage = 10
