/**
 * Places that keep an order and a distance and are nearest to those that are wanted, by least squares:
 * isotonic regression by pooling adjacent violators (M. Ayer and others, 1955).
 */

/**
 * @param wanted middles, in their order @param weights how much each holds on to its own
 * @param heights neighbours stand at least half of both apart @returns middles
 */
export function nearest(
  wanted: Float64Array,
  weights: Float64Array,
  heights: Float64Array,
): Float64Array {
  const count = wanted.length
  const offset = new Float64Array(count)
  for (let at = 1; at < count; at++) {
    offset[at] = offset[at - 1]! + (heights[at - 1]! + heights[at]!) / 2
  }
  // Pools of neighbours that have to stand together: mean place, weight and length.
  const means = new Float64Array(count)
  const sums = new Float64Array(count)
  const lengths = new Uint32Array(count)
  let pools = 0
  for (let at = 0; at < count; at++) {
    let mean = wanted[at]! - offset[at]!
    let weight = weights[at]!
    let length = 1
    while (pools > 0 && means[pools - 1]! >= mean) {
      pools--
      mean = (mean * weight + means[pools]! * sums[pools]!) / (weight + sums[pools]!)
      weight += sums[pools]!
      length += lengths[pools]!
    }
    means[pools] = mean
    sums[pools] = weight
    lengths[pools] = length
    pools++
  }
  const places = new Float64Array(count)
  let at = 0
  for (let pool = 0; pool < pools; pool++) {
    for (let left = lengths[pool]!; left > 0; left--, at++) places[at] = means[pool]! + offset[at]!
  }
  return places
}
