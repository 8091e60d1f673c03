/**
 * What was read of a user that access is not computed from: grants on other extensions, and features
 * that are not available. In plain words, so that nobody takes them for permissions.
 */
import type { AccessIndex } from '../access/access-index'
import type { PartBrief } from '../access/model'
import { subjectOf, type ExtensionGrantsRecord, type UserFeaturesRecord } from '../connectors/parts'
import type { UserDetail } from '../../shared/schemas/access'
import { say } from '../../shared/sentences/access'
import { iso } from '../../shared/time'
import { outsideOf } from './load-outside'
import type { Asked } from './reader'

type OutsideModel = UserDetail['outside'][number]

/** Of the newest answers about the user at the snapshot; empty where there is none. */
export function outsideModel({ db, index, snapshot }: Asked, user: number): OutsideModel[] {
  const subject = subjectOf(index.facts.users[user]!.id)
  const grants = outsideOf(db, snapshot.at, 'extension-grants', subject)
  const features = outsideOf(db, snapshot.at, 'user-features', subject)
  return [
    ...(grants
      ? [
          section(
            'extension-grants',
            say.outsideGrants,
            grantLines(index, grants.record),
            grants.part,
          ),
        ]
      : []),
    ...(features
      ? [
          section(
            'user-features',
            say.outsideFeatures,
            featureLines(features.record),
            features.part,
          ),
        ]
      : []),
  ]
}

function grantLines(index: AccessIndex, { grants }: ExtensionGrantsRecord): string[] {
  return grants.flatMap(({ extension, rights }) => {
    const user = index.userByExternalId.get(extension.id)
    const known = user === undefined ? undefined : index.facts.users[user]
    const name = extension.name ?? known?.name
    const on = say.extensionNamed(extension.id, name, known?.extensionNumber)
    return rights.map((right) => say.extensionGrant(right, on))
  })
}

/** Only features that are not available tell why a permission may be of no use. */
function featureLines({ features }: UserFeaturesRecord): string[] {
  return features
    .filter(({ available }) => !available)
    .map(({ id, reason, message }) => say.featureNotAvailable(id, reason, message))
}

function section(
  kind: OutsideModel['kind'],
  title: string,
  lines: string[],
  { status, takenAt }: PartBrief,
): OutsideModel {
  const whole = status === 'whole'
  const none = lines.length === 0 && whole ? [say.outsideNone] : []
  const more = whole ? [] : [say.outsideMore]
  return { kind, title, lines: [...lines, ...none, ...more], takenAt: iso(takenAt) }
}
