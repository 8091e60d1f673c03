/** How an account is reached at its vendor: by which credential, and what it takes. Never a secret. */
import * as v from 'valibot'
import { Named } from './common'

/** Connectors that sign in. */
export const OnlineConnector = v.picklist(['ringcentral'])
export type OnlineConnector = v.InferOutput<typeof OnlineConnector>

/** OAuth 2.0 authorization code with PKCE in the system's browser, or a JWT credential for unattended use. */
export const SignInMethod = v.picklist(['authorization-code', 'jwt'])
export type SignInMethod = v.InferOutput<typeof SignInMethod>

const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(16_384))

/** What a person types to sign in. It only ever travels towards the core, and no output repeats it. */
export const Credential = v.variant('method', [
  v.object({
    method: v.literal('authorization-code'),
    clientId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    /** Absent where the application is registered as a public client. */
    clientSecret: v.optional(secret),
  }),
  v.object({
    method: v.literal('jwt'),
    clientId: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
    clientSecret: secret,
    jwt: secret,
  }),
])
export type Credential = v.InferOutput<typeof Credential>

/** What is stored of a connection in the account's file. */
export const StoredConnection = v.object({
  connector: OnlineConnector,
  /** Origin, such as `https://platform.ringcentral.com`. */
  server: v.string(),
  method: SignInMethod,
  clientId: v.string(),
  /** Language of the names that are read: BCP 47. */
  locale: v.string(),
  connectedAt: v.string(),
  /** Who signed in, as far as the vendor told. */
  signedInUser: v.optional(Named),
})
export type StoredConnection = v.InferOutput<typeof StoredConnection>

export const Connection = v.object({
  ...StoredConnection.entries,
  /**
   * `ready`: the secrets are at hand. `needs-sign-in`: they are not on this machine, or the vendor
   * does not take them any more. `keychain-locked`: the keychain does not open.
   */
  state: v.picklist(['ready', 'needs-sign-in', 'keychain-locked']),
  /** Why it needs a sign-in, where that is known. */
  reason: v.optional(v.string()),
})
export type Connection = v.InferOutput<typeof Connection>

/** Where secrets are kept: in the system's keychain, else in memory until Permiscope ends. */
export const Keychain = v.object({
  kept: v.picklist(['keychain', 'memory']),
  /** Why there is no keychain. */
  problem: v.optional(v.string()),
})
export type Keychain = v.InferOutput<typeof Keychain>

/** What to prepare before connecting, from the connector's manifest. */
export const ConnectionGuide = v.object({
  connector: OnlineConnector,
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
})
export type ConnectionGuide = v.InferOutput<typeof ConnectionGuide>

/** What can be asked of the vendor for one user, on demand; users and permissions by id or name. */
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
])
export type VendorQuestion = v.InferOutput<typeof VendorQuestion>
