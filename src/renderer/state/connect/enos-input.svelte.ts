import { t } from '../../../shared/messages'
import type { AccountSummary } from '../../../shared/schemas/accounts'
import type { ConnectionGuideOf } from '../../../shared/schemas/connections'
import { ReadingInput } from './reading-input.svelte'
import type { SignInInput } from './sign-in-input'

/** An organization and the account that it is read into. */
export class OrganizationInput {
  id = $state('')
  /** Id of an account that is already there; empty for a new one. */
  account = $state('')
  newName = $state('')

  constructor(account?: AccountSummary) {
    this.account = account?.id ?? ''
    this.id =
      account?.connection?.connector === 'enos'
        ? account.connection.organization
        : (account?.externalId ?? '')
  }

  /** Id or new name. */
  get into(): string {
    return this.account === '' ? this.newName.trim() : this.account
  }

  get ready(): boolean {
    return this.id.trim() !== '' && this.into !== ''
  }
}

export class EnosInput implements SignInInput<'enos'> {
  server = $state('')
  accessKey = $state('')
  secretKey = $state('')
  organizations = $state.raw<readonly OrganizationInput[]>([new OrganizationInput()])
  readonly reading = new ReadingInput()

  get ready(): boolean {
    return (
      this.server.trim() !== '' &&
      this.accessKey.trim() !== '' &&
      this.secretKey !== '' &&
      this.reading.ready &&
      this.organizations.every((row) => row.ready && this.problemOf(row) === undefined)
    )
  }

  /** What is wrong with one of several organizations, beside what is still empty. */
  problemOf(row: OrganizationInput): string | undefined {
    const before = this.organizations.slice(0, this.organizations.indexOf(row))
    const id = row.id.trim()
    if (id !== '' && before.some((other) => other.id.trim() === id)) {
      return t('connect.organizationTwice')
    }
    return row.into !== '' && before.some((other) => other.into === row.into)
      ? t('connect.accountTwice')
      : undefined
  }

  add(): void {
    this.organizations = [...this.organizations, new OrganizationInput()]
  }

  remove(row: OrganizationInput): void {
    this.organizations = this.organizations.filter((other) => other !== row)
  }

  begin(account: AccountSummary | undefined): void {
    const before = account?.connection?.connector === 'enos' ? account.connection : undefined
    this.server = before?.server ?? account?.server ?? ''
    this.accessKey = before?.accessKey ?? ''
    this.organizations = [new OrganizationInput(account)]
    this.reading.begin(before)
  }

  guided(guide: ConnectionGuideOf<'enos'>): void {
    this.reading.guided(guide)
  }

  signIn(): ReturnType<SignInInput<'enos'>['signIn']> {
    return {
      connector: 'enos',
      accounts: this.organizations.map(({ into, id }) => ({
        account: into,
        organization: id.trim(),
      })),
      server: this.server.trim(),
      credential: {
        method: 'access-key',
        accessKey: this.accessKey.trim(),
        secretKey: this.secretKey.trim(),
      },
      ...this.reading.reading,
    }
  }

  forgetSecrets(): void {
    this.secretKey = ''
  }
}
