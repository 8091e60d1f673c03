import type { AccountSummary } from '../../../shared/schemas/accounts'
import type { ConnectionGuideOf, RingCentralCredential } from '../../../shared/schemas/connections'
import type { SignInInput } from './sign-in-input'

/** Chosen where the server is none of the guide's. */
export const otherServer = 'other'

export const ringcentralMethods = ['authorization-code', 'jwt'] as const

export class RingCentralInput implements SignInInput<'ringcentral'> {
  /** Id of an account that is already there; empty for a new one. */
  account = $state('')
  newName = $state('')
  method = $state<RingCentralCredential['method']>('authorization-code')
  /** Of the guide's servers, or {@link otherServer}. */
  server = $state('')
  serverAddress = $state('')
  clientId = $state('')
  clientSecret = $state('')
  jwt = $state('')
  locale = $state('en-US')

  /** Origin that the account is known to be of. */
  #known: string | undefined

  get ready(): boolean {
    return (
      (this.account !== '' || this.newName.trim() !== '') &&
      this.#origin !== '' &&
      this.clientId.trim() !== '' &&
      (this.method === 'authorization-code' || (this.clientSecret !== '' && this.jwt !== ''))
    )
  }

  get #origin(): string {
    return this.server === otherServer ? this.serverAddress.trim() : this.server
  }

  begin(account: AccountSummary | undefined): void {
    const before = account?.connection?.connector === 'ringcentral' ? account.connection : undefined
    this.account = account?.id ?? ''
    this.newName = ''
    this.server = ''
    this.serverAddress = ''
    this.method = before?.method ?? 'authorization-code'
    this.clientId = before?.clientId ?? ''
    this.locale = before?.locale ?? 'en-US'
    this.#known = before?.server ?? account?.server
  }

  guided({ servers }: ConnectionGuideOf<'ringcentral'>): void {
    // What was chosen meanwhile stays.
    if (this.server !== '') return
    const [first] = servers
    if (this.#known === undefined) this.server = first?.url ?? otherServer
    else if (servers.some(({ url }) => url === this.#known)) this.server = this.#known
    else {
      this.server = otherServer
      this.serverAddress = this.#known
    }
  }

  signIn(): ReturnType<SignInInput<'ringcentral'>['signIn']> {
    return {
      connector: 'ringcentral',
      account: this.account === '' ? this.newName.trim() : this.account,
      server: this.#origin,
      locale: this.locale,
      credential: this.#credential(),
    }
  }

  forgetSecrets(): void {
    this.clientSecret = ''
    this.jwt = ''
  }

  #credential(): RingCentralCredential {
    const clientId = this.clientId.trim()
    return this.method === 'jwt'
      ? { method: 'jwt', clientId, clientSecret: this.clientSecret, jwt: this.jwt.trim() }
      : {
          method: 'authorization-code',
          clientId,
          ...(this.clientSecret === '' ? {} : { clientSecret: this.clientSecret }),
        }
  }
}
