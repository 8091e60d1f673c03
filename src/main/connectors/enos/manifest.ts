/**
 * What connecting to EnOS takes: for the guide, and for whoever prepares the rights. Grants as “Get
 * Application Authorization” names them, and which operation needs which as its own page says
 * (Application Portal API 3.0.0); where to find what is typed in, as “Get Started with EnOS API” and the
 * questions answered beside it say.
 */
import type { ConnectionGuideOf } from '../../../shared/schemas/connections'
import { documentedLocales, operations, pace, type Operation } from './operations'

interface Right {
  reads: string
  operation: Operation
  /** What it takes beside grants, in words. */
  needs?: string
  hides: string
}

const rights: readonly Right[] = [
  {
    reads: 'Users of the organization',
    operation: operations.users,
    hides:
      'Which users there are stays unknown, and so does who all can do something. Users can still be chosen by their ids.',
  },
  {
    reads: 'Roles of the organization',
    operation: operations.roles,
    hides:
      'Which roles there are and what they give stays unknown, and so does why a user has something. Only EnOS’s own answers, user by user and app by app, remain.',
  },
  {
    reads: 'Which roles users hold, for a thousand users at once',
    operation: operations.rolesOfUsers,
    hides:
      'Nothing, as long as the users of each role can be read: then roles are asked one by one. Where both are refused, who holds which roles stays unknown.',
  },
  {
    reads: 'Users of a role, where the request above is refused',
    operation: operations.usersOfRole,
    hides: 'Who holds which roles stays unknown.',
  },
  {
    reads: 'Permissions and menu groups of a role, in all apps',
    operation: operations.resourcesOfRole,
    hides: 'What roles give stays unknown, so nothing can be computed from them.',
  },
  {
    reads: 'Apps: all menus and permissions, in all languages',
    operation: operations.app,
    needs:
      'The organization has acquired the app or owns it. Which grant it takes for the app of somebody else, EnOS does not say.',
    hides:
      'Which menus and permissions an app has stays unknown, and only those are shown that roles or answers name.',
  },
  {
    reads: 'Menu groups of an app',
    operation: operations.menuGroups,
    needs: 'The organization has acquired the app or owns it.',
    hides: 'Which menus a role gives stays unknown; which menu groups it gives is still shown.',
  },
  {
    reads: 'What a user has in an app, in EnOS’s own words',
    operation: operations.resourcesOfUser,
    needs:
      'The organization has acquired the app. Which grant it takes for the app of somebody else, EnOS does not say: where every user is refused, the app is probably not readable with this key.',
    hides:
      'What was computed from roles is not confirmed, and access by user group, structure, sub-administrator or shortcut app is not seen.',
  },
  {
    reads: 'Own apps of the organization, where apps are to be found',
    operation: operations.ownApps,
    needs: 'The policy “Application Registration Administrator”',
    hides:
      'Own apps are read where they are given, or where a role names them. The secret keys that the answer holds are dropped on arrival.',
  },
]

const steps: readonly string[] = [
  'Gateway: the EnOS Management Console shows its address under Help > Environment Information, as the API gateway. Each environment has its own.',
  'Access key and secret key: register an application for Permiscope, in the Application Portal under Developer Console (EnOS 2: Management Console > Application Registration). Its page shows both. The secret key goes to the keychain of this computer and nowhere else.',
  'Organization: IAM > Organization Profile shows its id, such as o16304916513211484. Several organizations can be read with the same keys; each becomes an account of its own.',
  'Grants: ask an administrator of each organization to authorize the application for USER, ROLE and USER_ALL_PERMISSION. Without one of them the rest is still read, and what is missing is said. Permiscope needs none of the grants that change something.',
  'Apps: the page of an app shows its access key, by which it is read; this is not its application id. Apps that roles name, and the organization’s own where the application may list them, can also be found.',
  'If the gateway lets only known addresses in, ask whoever runs it to add the one of this computer.',
]

export const enosGuide = (): ConnectionGuideOf<'enos'> => ({
  connector: 'enos',
  steps: [...steps],
  locales: [...documentedLocales],
  requestsPerSecond: { ...pace },
  rights: rights.map(({ reads, operation, needs, hides }) => ({
    reads,
    request: `${operation.method} ${operation.path}`,
    ...(operation.grant === undefined ? {} : { grant: operation.grant }),
    ...(needs === undefined ? {} : { needs }),
    hides,
  })),
})
