import { describe, expect, it } from 'vitest'
import { openSecrets } from '../../../src/main/secrets/open-secrets'
import { withoutKeyring } from '../../support/keyring'

describe.skipIf(withoutKeyring)('a machine without a D-Bus session', () => {
  it('keeps secrets in memory and says why', async () => {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
    const store = await openSecrets({ env: {} })
    expect(store.kept).toBe('memory')
    expect(store.problem).toMatch(/no D-Bus session/i)
    await store.set('a', 'jwt', 'value')
    expect(await store.get('a', 'jwt')).toBe('value')
    await store.remove('a')
    expect(await store.get('a', 'jwt')).toBeUndefined()
  })
})
