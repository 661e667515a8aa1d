/** The latest of some dates. */
export function newest(first: Date, ...others: (Date | undefined)[]): Date {
  return others.reduce<Date>((latest, date) => (date && date > latest ? date : latest), first)
}
