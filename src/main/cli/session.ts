/** What a verb works with while it runs. */
import { apiOver, type Api } from '../../shared/contract'
import type { Core } from '../core-types'
import { chooseAccount, type ChosenAccount } from './account-choice'
import { given } from './given'
import type { CliIo } from './io'
import type { CommonOptions } from './options'

export class Session {
  readonly core: Core
  readonly api: Api
  readonly io: CliIo
  readonly options: CommonOptions

  constructor(core: Core, io: CliIo, options: CommonOptions) {
    this.core = core
    this.api = apiOver(core.invoke)
    this.io = io
    this.options = options
  }

  get now(): number {
    return this.io.now()
  }

  account(): Promise<ChosenAccount> {
    return chooseAccount(this.api, this.options.account)
  }

  /** What every question starts with, and the account's name for the answer. */
  async question(): Promise<{ question: { account: string; at?: string }; label: string }> {
    const { account, label } = await this.account()
    return { question: { account, ...given({ at: this.options.at }) }, label }
  }
}
