/** What an error body says, and which switch it is about. */
import * as v from 'valibot'
import { Named, PermissionBrief, SnapshotBrief } from './common'

export const DiagnosisFamily = v.picklist([
  'user-permission',
  'application-scope',
  'admin-required',
  'extension-type',
  'other-extension',
  'feature-not-available',
  'sign-in',
  'rate-limit',
  'invalid-request',
  'not-found',
  'vendor-failure',
  'no-access',
  'unknown',
])
export type DiagnosisFamily = v.InferOutput<typeof DiagnosisFamily>

export const Diagnosis = v.object({
  /** The vendor's error code. */
  code: v.string(),
  family: DiagnosisFamily,
  /** The vendor's message, as it came. */
  message: v.string(),
  /** Of `application-scope`: the OAuth scope that the application lacks. */
  applicationScope: v.optional(v.string()),
  permission: v.optional(
    v.object({
      ...PermissionBrief.entries,
      /** False where the account's dictionary does not have it; its name is then its id. */
      known: v.boolean(),
    }),
  ),
  /** Switches in the admin portal that bring the permission, nearest first. */
  switches: v.array(Named),
  /** Roles of the account that have it. */
  roles: v.array(v.object({ ...Named.entries, custom: v.nullable(v.boolean()) })),
  /** What it means and what to do, in sentences. */
  text: v.string(),
  /** What could not be told, and which answer would tell it. */
  limits: v.array(v.string()),
})
export type Diagnosis = v.InferOutput<typeof Diagnosis>

export const DiagnosisReport = v.object({
  snapshot: v.optional(SnapshotBrief),
  items: v.array(Diagnosis),
})
export type DiagnosisReport = v.InferOutput<typeof DiagnosisReport>
