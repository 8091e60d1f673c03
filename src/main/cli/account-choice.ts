/** Which account a verb is about: the one named, else the only one. */
import type { Api } from '../../shared/contract'
import { AppError } from '../../shared/result'
import type { AccountSummary } from '../../shared/schemas/accounts'
import { ask } from './ask'
import { usageError } from './usage-error'

export interface ChosenAccount {
  /** For the contract: an id or a name. */
  account: string
  /** For the reader. */
  label: string
}

/** Where there is no account yet. */
export const howToBegin =
  'Connect one with “permiscope connect ringcentral --account NAME” or “permiscope connect enos --account NAME”, bring in saved answers with “permiscope import PATH --account NAME”, or look around with “permiscope sample”.'

export async function chooseAccount(api: Api, named: string | undefined): Promise<ChosenAccount> {
  if (named !== undefined) return { account: named, label: named }
  const { accounts } = await ask(api.accounts.list({}))
  const [only, ...others] = accounts
  if (only === undefined) {
    throw new AppError('not-found', 'There is no account yet.', {
      hint: howToBegin,
    })
  }
  if (others.length > 0) throw severalAccounts(accounts)
  return chosen(only)
}

/**
 * An import may name a new account, so leaving the name out is a guess; it is only taken where there
 * is one real account. The sample never takes real answers in unasked.
 */
export async function chooseImportAccount(
  api: Api,
  named: string | undefined,
): Promise<ChosenAccount> {
  if (named !== undefined) return { account: named, label: named }
  const { accounts } = await ask(api.accounts.list({}))
  const [only, ...others] = accounts
  if (only === undefined || (others.length === 0 && only.connector === 'sample')) {
    throw usageError(
      'It is not said which account the answers belong to.',
      'Name it with --account NAME; a new name makes a new account.',
    )
  }
  if (others.length > 0) throw severalAccounts(accounts)
  return chosen(only)
}

/** For questions that can do without an account. */
export async function chooseAccountIfClear(
  api: Api,
  named: string | undefined,
): Promise<ChosenAccount | undefined> {
  if (named !== undefined) return { account: named, label: named }
  const { accounts } = await ask(api.accounts.list({}))
  const [only, ...others] = accounts
  return only === undefined || others.length > 0 ? undefined : chosen(only)
}

function chosen(account: AccountSummary): ChosenAccount {
  return { account: account.id, label: account.name }
}

function severalAccounts(accounts: readonly AccountSummary[]): AppError {
  return usageError('There are several accounts; say which one is meant.', 'Add --account NAME.', {
    candidates: accounts.map(({ id, name }) => ({ id, name })),
  })
}
