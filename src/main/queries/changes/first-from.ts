/** The first of ascending moments that is not before a time; their number if none is. */
export function firstFrom(moments: readonly number[], time: number): number {
  let low = 0
  let high = moments.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (moments[middle]! < time) low = middle + 1
    else high = middle
  }
  return low
}
