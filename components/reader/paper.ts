/** The colours of the page's paper, as `--paper` in page.css has them, for what can't read a stylesheet. */
export const paper = { light: '#fcfaf6', dark: '#161310' }
