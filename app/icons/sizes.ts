/** The icons that the manifest names, by the pixels of their side. */
export const iconSizes = [192, 512] as const
