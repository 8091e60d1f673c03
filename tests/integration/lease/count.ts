/** A process that adds to a number in a file, which goes wrong as soon as two do it at once. */
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLease } from '../../../src/main/lease'

const [, , lease, file, times] = process.argv
for (let time = 0; time < Number(times); time++) {
  await withLease(lease!, async () => {
    const number = Number(readFileSync(file!, 'utf8'))
    await sleep(1)
    writeFileSync(file!, String(number + 1))
  })
}
