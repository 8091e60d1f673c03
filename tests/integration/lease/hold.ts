/** A process that takes a lease and keeps it until it is told to end, or killed. */
import { tryLease } from '../../../src/main/lease'

const lease = tryLease(process.argv[2]!)
process.stdout.write(lease ? 'held\n' : 'taken\n')
process.stdin.on('data', () => {
  lease?.release()
  process.stdin.destroy()
})
