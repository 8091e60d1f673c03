/** How an account is reached at its vendor: by which credential, and what it takes. Never a secret. */
import * as v from 'valibot'
import { Named } from './common'

/** Connectors that sign in. */
export const OnlineConnector = v.picklist(['ringcentral', 'enos'])
export type OnlineConnector = v.InferOutput<typeof OnlineConnector>

/**
 * OAuth 2.0 authorization code with PKCE in the system's browser, or a JWT credential for unattended use
 * (RingCentral); the access key and secret key of an application (EnOS).
 */
export const SignInMethod = v.picklist(['authorization-code', 'jwt', 'access-key'])
export type SignInMethod = v.InferOutput<typeof SignInMethod>

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(16_384))
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(500))

/** What a person types to sign in to RingCentral. It only ever travels towards the core, and no output repeats it. */
export const RingCentralCredential = v.variant('method', [
  v.object({
    method: v.literal('authorization-code'),
    clientId: id,
    /** Absent where the application is registered as a public client. */
    clientSecret: v.optional(secret),
  }),
  v.object({
    method: v.literal('jwt'),
    clientId: id,
    clientSecret: secret,
    jwt: secret,
  }),
])
export type RingCentralCredential = v.InferOutput<typeof RingCentralCredential>

/** The same for EnOS: the keys of an application (a service account). */
export const EnosCredential = v.object({
  method: v.literal('access-key'),
  accessKey: id,
  secretKey: secret,
})
export type EnosCredential = v.InferOutput<typeof EnosCredential>

export const Credential = v.variant('method', [...RingCentralCredential.options, EnosCredential])
export type Credential = v.InferOutput<typeof Credential>

/** What is read of an organization of EnOS, and how fast at most. */
export const EnosReading = v.object({
  /** Access keys of the apps that are read. */
  apps: v.pipe(v.array(id), v.maxLength(1_000)),
  /**
   * Also apps that can be found: those of the organization's own where the application may list them, and
   * those that its roles name. Without any app given it is the only way to apps.
   */
  findApps: v.boolean(),
  /** Languages of the names, BCP 47; of what comes in one language at a time, the first is read. */
  locales: v.pipe(v.array(v.pipe(v.string(), v.maxLength(35))), v.minLength(1), v.maxLength(20)),
  /** EnOS publishes no limit: it is asked slowly at first, then faster, and never faster than this. */
  requestsPerSecond: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
})
export type EnosReading = v.InferOutput<typeof EnosReading>

/** What is stored of a connection in the account's file. */
export const StoredConnection = v.variant('connector', [
  v.object({
    connector: v.literal('ringcentral'),
    /** Origin, such as `https://platform.ringcentral.com`. */
    server: v.string(),
    method: v.picklist(['authorization-code', 'jwt']),
    clientId: v.string(),
    /** Language of the names that are read: BCP 47. */
    locale: v.string(),
    connectedAt: v.string(),
    /** Who signed in, as far as the vendor told. */
    signedInUser: v.optional(Named),
  }),
  v.object({
    connector: v.literal('enos'),
    /** Origin of the gateway. */
    server: v.string(),
    method: v.literal('access-key'),
    accessKey: v.string(),
    organization: v.string(),
    ...EnosReading.entries,
    connectedAt: v.string(),
  }),
])
export type StoredConnection = v.InferOutput<typeof StoredConnection>
export type StoredConnectionOf<C extends OnlineConnector> = Extract<
  StoredConnection,
  { connector: C }
>

const state = {
  /**
   * `ready`: the secrets are at hand. `needs-sign-in`: they are not on this machine, or the vendor
   * does not take them any more. `keychain-locked`: the keychain does not open.
   */
  state: v.picklist(['ready', 'needs-sign-in', 'keychain-locked']),
  /** Why it needs a sign-in, where that is known. */
  reason: v.optional(v.string()),
}
const [ofRingCentral, ofEnos] = StoredConnection.options

export const Connection = v.variant('connector', [
  v.object({ ...ofRingCentral.entries, ...state }),
  v.object({ ...ofEnos.entries, ...state }),
])
export type Connection = v.InferOutput<typeof Connection>
/** Where secrets are kept: in the system's keychain, else in memory until Permiscope ends. */
export const Keychain = v.object({
  kept: v.picklist(['keychain', 'memory']),
  /** Why there is no keychain. */
  problem: v.optional(v.string()),
})
export type Keychain = v.InferOutput<typeof Keychain>

/** What to prepare before connecting, from the connector's manifest. */
export const ConnectionGuide = v.variant('connector', [
  v.object({
    connector: v.literal('ringcentral'),
    servers: v.array(
      v.object({ name: v.string(), url: v.string(), warning: v.optional(v.string()) }),
    ),
    /** To be registered with the application, all of them. */
    redirectUris: v.array(v.string()),
    /** What the application is allowed to ask for: the only ones that are asked for. */
    applicationScopes: v.array(v.string()),
    /** What each part takes from the user who signs in, and what stays unknown without it. */
    rights: v.array(
      v.object({
        reads: v.string(),
        request: v.string(),
        applicationScope: v.optional(v.string()),
        userPermission: v.optional(v.string()),
        hides: v.string(),
      }),
    ),
  }),
  v.object({
    connector: v.literal('enos'),
    /** What to do, in order, and where to find what is to be typed in. */
    steps: v.array(v.string()),
    /** Languages that EnOS documents, BCP 47. */
    locales: v.array(v.string()),
    /** Requests per second: where a connection begins, and its ceiling unless a person says another. */
    requestsPerSecond: v.object({ first: v.number(), ceiling: v.number() }),
    /** What each part takes, and what stays unknown without it. */
    rights: v.array(
      v.object({
        reads: v.string(),
        request: v.string(),
        /** Grant of the organization to the application, such as `ROLE`, as `app/authorization/info` names it. */
        grant: v.optional(v.string()),
        /** Another right that it takes, in words. */
        needs: v.optional(v.string()),
        hides: v.string(),
      }),
    ),
  }),
])
export type ConnectionGuide = v.InferOutput<typeof ConnectionGuide>
export type ConnectionGuideOf<C extends OnlineConnector> = Extract<
  ConnectionGuide,
  { connector: C }
>

/** What can be asked of the vendor for one user, on demand; users, permissions and apps by id or name. */
export const VendorQuestion = v.variant('kind', [
  /** `authz-profile/check` of one permission. */
  v.object({
    kind: v.literal('permission'),
    user: v.string(),
    permission: v.string(),
    /** The extension that the permission is to be used on. */
    target: v.optional(v.string()),
  }),
  /** The whole `authz-profile`. */
  v.object({ kind: v.literal('profile'), user: v.string() }),
  /** Assigned roles, extension grants and features: what of it stands outside the model is shown beside it. */
  v.object({ kind: v.literal('user'), user: v.string() }),
  /** EnOS: what the user has in an app, `user/app/resource/permission`. */
  v.object({ kind: v.literal('app-resources'), user: v.string(), app: v.string() }),
])
export type VendorQuestion = v.InferOutput<typeof VendorQuestion>
