/** Where a key leads in a list of rows; undefined where it leads nowhere. @param page rows in view */
export function rowAfter(
  key: string,
  active: number,
  count: number,
  page: number,
): number | undefined {
  const steps: Partial<Record<string, number>> = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }
  const target = steps[key]
  return target === undefined ? undefined : Math.min(Math.max(0, target), count - 1)
}
