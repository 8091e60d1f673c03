import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrollToShow, visibleRows } from '../../../src/shared/layout/visible-rows'

describe('visibleRows', () => {
  it('draws what is in view and a few rows around it', () => {
    expect(visibleRows({ scrollTop: 0, height: 280 }, 28, 1000, 2)).toEqual({ first: 0, end: 12 })
    expect(visibleRows({ scrollTop: 2800, height: 280 }, 28, 1000, 2)).toEqual({
      first: 98,
      end: 112,
    })
    // A row that is only partly in view is drawn.
    expect(visibleRows({ scrollTop: 27, height: 30 }, 28, 1000, 0)).toEqual({ first: 0, end: 3 })
  })

  it('draws nothing of nothing', () => {
    expect(visibleRows({ scrollTop: 0, height: 280 }, 28, 0)).toEqual({ first: 0, end: 0 })
    expect(visibleRows({ scrollTop: 0, height: 280 }, 0, 10)).toEqual({ first: 0, end: 0 })
  })

  it('never leaves the list, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 100_000 }),
        fc.nat(2000),
        fc.constantFrom(20, 28),
        fc.nat(3000),
        (scrollTop, height, rowHeight, count) => {
          const { first, end } = visibleRows({ scrollTop, height }, rowHeight, count)
          expect(first).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(count)
          expect(first).toBeLessThanOrEqual(end)
        },
      ),
    )
  })
})

describe('scrollToShow', () => {
  const viewport = { scrollTop: 280, height: 300, covered: 20 }

  it('leaves a row where it is in view already', () => {
    expect(scrollToShow(viewport, 28, 10)).toBe(280)
    expect(scrollToShow(viewport, 28, 19)).toBe(280)
  })

  it('scrolls no further than it must, up and down', () => {
    expect(scrollToShow(viewport, 28, 9)).toBe(252)
    expect(scrollToShow(viewport, 28, 20)).toBe(308)
  })

  it('shows the row whole afterwards, below what sticks to the top', () => {
    fc.assert(
      fc.property(
        fc.record({
          scrollTop: fc.nat(50_000),
          height: fc.integer({ min: 60, max: 2000 }),
          covered: fc.constantFrom(0, 28),
        }),
        fc.nat(2000),
        (seen, index) => {
          const top = scrollToShow(seen, 28, index)
          expect(index * 28).toBeGreaterThanOrEqual(top)
          expect(index * 28 + 28).toBeLessThanOrEqual(top + seen.height - seen.covered)
          expect(scrollToShow({ ...seen, scrollTop: top }, 28, index)).toBe(top)
        },
      ),
    )
  })
})
