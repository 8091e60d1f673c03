/** A process that renews its sign-in again and again, with the real keychain, while others do the same. */
import path from 'node:path'
import { tokenSource } from '../../../src/main/connectors/ringcentral/sign-in'
import { Throttle } from '../../../src/main/http/throttle'
import { withLease } from '../../../src/main/lease'
import { openSecrets } from '../../../src/main/secrets/open-secrets'

const [, , server, clientId, credential, folder, times] = process.argv
const secrets = await openSecrets()
const signal = new AbortController().signal
const source = tokenSource({
  server: server!,
  clientId: clientId!,
  method: 'authorization-code',
  credential: credential!,
  secrets,
  throttle: new Throttle({ Auth: { limit: 100, windowMilliseconds: 1_000 } }),
  exclusive: (work, stop) => withLease(path.join(folder!, 'lease'), work, stop),
})
process.stdout.write(`${secrets.kept}\n`)
for (let time = 0; time < Number(times); time++) {
  const token = await source.token(signal)
  const headers = { Authorization: `Bearer ${token}` }
  // Only its use ends the refresh token before it.
  await fetch(`${server}/restapi/v1.0/account/~`, { headers })
  await source.renewed(token, signal)
  process.stdout.write(`renewed ${time}\n`)
}
