/** The order of names everywhere: capitals and accents do not matter, numbers count as numbers. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** For `sort`; names that look alike to a reader are equal. */
export const naturalOrder = (a: string, b: string): number => collator.compare(a, b)

/** By name; by id where names are the same. */
export const byNameAndId = (
  a: { name: string; id: string },
  b: { name: string; id: string },
): number => naturalOrder(a.name, b.name) || naturalOrder(a.id, b.id)
