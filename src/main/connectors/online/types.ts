/** What a vendor that can be reached brings, so that syncing and asking need not know which one it is. */
import type { OnlineConnector } from '../../../shared/schemas/connections'
import type { PartKind } from '../../../shared/schemas/common'
import type { Recorder } from '../../sync/recorder'
import type { StagedAnswer, StagedStep } from '../../sync/staging'
import type { Waiting } from '../../http/types'
import type { SavedRequest } from '../files/answers'
import type { PartDraft } from '../parts'

/** One request to be sent, always a reading one. */
export interface Asking {
  /** The vendor's name of the call: what counts and limits are told by. */
  operation: string
  /** Rate group, until an answer names another. */
  group: string
  method: 'GET' | 'POST'
  /** With its query. */
  path: string
  /** JSON, byte for byte as it is sent. */
  body?: string
  /** What tells it from other requests of the same path, where its body does: `roleId=ro1`. */
  label?: string
}

export interface VendorAnswer {
  status: number
  json: unknown
  request: SavedRequest
  /** Unix milliseconds, by the vendor's clock where ours is off. */
  takenAt: number
  sha256: string
  /** The request as parts name their source: `GET /restapi/v1.0/…`. */
  source: string
}

/** Asks one vendor as one person or application. */
export interface VendorClient {
  /** Origin. */
  readonly server: string
  /** Vendor's id of the user who signed in; undefined where it is none, as of EnOS's applications. */
  readonly owner: string | undefined
  /** Milliseconds that this machine's clock is behind the vendor's; 0 where they agree. */
  readonly clockOffset: number
  /** Those to the token service included. */
  requests(): { total: number; byGroup: Map<string, number> }
  /** Told while a request has to wait for over a second; undefined when it goes on. */
  set onWaiting(told: ((waiting: Waiting | undefined) => void) | undefined)
  /** Milliseconds until so many more requests of the group could be sent. */
  estimate(group: string, requests: number): number
  /**
   * @returns also what the vendor refused, as the error body that says why
   * @throws HttpFailure where no answer came; AppError `sign-in-needed`, `keychain`, `cancelled`
   */
  ask(asking: Asking, signal: AbortSignal): Promise<VendorAnswer>
}

/** What reading an account goes by. */
export interface ReadingContext {
  recorder: Recorder
  signal: AbortSignal
  /** The vendor's id of the account that is read, once it is known. */
  account: { externalId: string | undefined }
  /** Aborts the signal: one lane failed, so the other one need not go on. */
  stop(reason: unknown): void
}

/** How one vendor's account is read. */
export interface VendorReading {
  connector: OnlineConnector
  client: VendorClient
  /** The vendor's id of the account, as far as known. */
  externalId: string | undefined
  /** What makes an interrupted reading one that this can go on with: languages and the like. */
  settings: string
  /** Steps in the order in which they are shown, with their labels. */
  steps: Readonly<Record<string, string>>
  /**
   * @throws AppError and HttpFailure where the account cannot be read on; what concerns one request
   *   alone is recorded with its step
   */
  read(context: ReadingContext): Promise<void>
  /** Requests that are still to be sent, by rate group; infinite where that cannot be known yet. */
  requestsLeft: (step: (name: string) => StagedStep) => ReadonlyMap<string, number>
}

/** What is known beside the answers. */
export interface KnownBeside {
  step: (name: string) => StagedStep | undefined
  /** EnOS: apps of which an earlier answer told what somebody has. */
  readableApps: ReadonlySet<string>
  /** EnOS: whether the newest answer about a user in an app told anything that the user has there. */
  hadAccess: (user: string, app: string) => boolean
}

/** What turning a vendor's answers into parts takes beyond the answers; pure, for the writer's thread. */
export interface Assembling {
  /** The vendor's name. */
  vendor: string
  /** What steps know and their answers do not say. */
  prepare(answers: StagedAnswer[], known: KnownBeside): StagedAnswer[]
  /** The part that a step brings, where it brings one and not one for each subject. */
  partOf(
    step: string,
    known: { externalId: string | undefined; signedInUser: string | undefined },
  ): { kind: PartKind; subject: string } | undefined
  /** The kind that a step brings one of for each subject. */
  kindOfEach(step: string): PartKind | undefined
  /** Refusals that other steps have made up for, by kind and subject. */
  madeUp(steps: readonly StagedStep[]): ReadonlySet<string>
  /** The parts as they are told at last. @param language of the names that come in one at a time, BCP 47 */
  finish(drafts: PartDraft[], language: string): PartDraft[]
}
