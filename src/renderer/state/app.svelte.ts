/** The one context that components reach everything through. */
import { createContext } from 'svelte'
import type { Client } from '../client'
import { ConnectFlow } from './connect-flow.svelte'
import { DiagnosisInput } from './diagnosis-input.svelte'
import { ImportFlow } from './import-flow.svelte'
import { RecentPlaces } from './recent-places.svelte'
import { Router } from './router.svelte'
import { Session } from './session.svelte'
import { Settings } from './settings.svelte'
import { Syncs } from './syncs.svelte'

export class AppState {
  readonly client: Client
  readonly router = new Router()
  readonly settings = new Settings()
  readonly session: Session
  readonly imports: ImportFlow
  readonly connect: ConnectFlow
  readonly syncs: Syncs
  readonly diagnosis = new DiagnosisInput()
  /** Which of the window's own dialogs is open. */
  dialog = $state<'keys' | 'parts' | 'find'>()
  /** Whose client and colour are being said, by its id. */
  describing = $state<string>()
  readonly recent = new RecentPlaces()

  constructor(client: Client) {
    this.client = client
    this.session = new Session(client)
    this.imports = new ImportFlow(client, this.session)
    this.connect = new ConnectFlow(client, this.session)
    this.syncs = new Syncs(client, this.session)
  }

  /** The account and the snapshot that are looked at, as every question starts. */
  get question(): { account: string; at?: string } {
    const at = this.router.parameter('at')
    return { account: this.router.account, ...(at === '' ? {} : { at }) }
  }
}

export const [getApp, setApp] = createContext<AppState>()
