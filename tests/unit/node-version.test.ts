import { expect, test } from 'vitest'
import { tooOld } from '../../src/main/node-version'

test.each(['20.20.2', '22.11.0', '18.0.0'])('Node %s is refused with what to do', (running) => {
  expect(tooOld(running)).toMatch(/too old.*22\.12/s)
})

test.each(['22.12.0', '24.21.0', '100.0.0'])('Node %s will do', (running) => {
  expect(tooOld(running)).toBeUndefined()
})
