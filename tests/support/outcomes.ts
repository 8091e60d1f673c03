/** What becomes of requests to a simulated vendor whose faults are switched on. */

/** A status, or the name of the error by which a request failed. */
export type Outcome = string | number

/** Of one request after another. */
export async function outcomes(
  count: number,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Outcome[]> {
  const all: Outcome[] = []
  for (let number = 0; number < count; number += 1) {
    try {
      const response = await ask(AbortSignal.timeout(2_000))
      const text = await response.text()
      if (response.status === 200) JSON.parse(text)
      all.push(response.status)
    } catch (error) {
      all.push((error as Error).name)
    }
  }
  return all
}

/** Most failures without a success between them. */
export function failuresInARow(all: readonly Outcome[]): number {
  let most = 0
  let now = 0
  for (const outcome of all) {
    now = outcome === 200 ? 0 : now + 1
    most = Math.max(most, now)
  }
  return most
}
