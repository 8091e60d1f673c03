import { test } from 'vitest'
import { smallestCover, type Candidate } from '../../src/main/access/least-privilege/cover'
import { BitMatrix } from '../../src/main/access/bits'
const rnd = (s: number) => () => ((s = (s * 48271) % 2147483647) / 2147483647)
const bits = (w: number, set: number[]) => { const m = new BitMatrix(1, w); for (const x of set) m.set(0, x); return m.row(0) }
test.each([[400, 300, 0.02], [400, 300, 0.1], [400, 300, 0.3], [100, 300, 0.1],[40, 300, 0.1], [20,300,0.1], [200, 400, 0.003]] as const)('%i needs %i roles %f', (needs, roles, p) => {
  for (const minimise of ['count', 'extra'] as const) {
  const r = rnd(7)
  const c: Candidate[] = Array.from({ length: roles }, (_, k) => ({
    covers: bits(needs, Array.from({ length: needs }, (_, n) => n).filter((n) => r() < p || n % roles === k)),
    extra: bits(400, Array.from({ length: 400 }, (_, n) => n).filter(() => r() < p)),
  }))
  const t = performance.now()
  const f = smallestCover(needs, c, minimise)
  console.log(needs, roles, p, minimise, Math.round(performance.now() - t), 'ms', f.proven, f.fewest, f.choices[0]!.chosen.length, f.choices[0]!.extra)
  }
}, 600000)
