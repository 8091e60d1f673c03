/** Verbs that name their account as what they act on: `sync "Acme Europe"`. */
import type { Command } from 'commander'
import type { Api } from '../../shared/contract'
import type { AccountSummary } from '../../shared/schemas/accounts'
import { chooseAccount, type ChosenAccount } from './account-choice'
import { ask } from './ask'
import type { Session } from './session'
import { usageError } from './usage-error'

export function addAccountArgument(verb: Command): Command {
  return verb.argument('[account]', 'name or id of the account (the same as --account)')
}

/** @throws AppError `invalid-argument` where two accounts are named */
export function namedAccount(
  { options }: Session,
  argument: string | undefined,
): string | undefined {
  if (argument === undefined || options.account === undefined || argument === options.account) {
    return argument ?? options.account
  }
  throw usageError('Two accounts are named.', 'Name one, with or without --account.')
}

export function accountOf(session: Session, argument: string | undefined): Promise<ChosenAccount> {
  return chooseAccount(session.api, namedAccount(session, argument))
}

/** What is known of an account; nothing where the name is a new one. @param named id or name */
export async function summaryOf(api: Api, named: string): Promise<AccountSummary | undefined> {
  const { accounts } = await ask(api.accounts.list({}))
  // As names are stored.
  const wanted = named.trim().normalize('NFC')
  return accounts.find(({ id }) => id === named) ?? accounts.find(({ name }) => name === wanted)
}
