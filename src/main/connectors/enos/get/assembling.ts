/** What turning EnOS's answers into parts takes beyond the answers. */
import type { Names } from '../../parts'
import type { Assembling } from '../../online/types'
import type { Answer, Item } from '../../files/answers'
import type { StagedAnswer, StagedStep } from '../../../sync/staging'
import type { PartKind } from '../../../../shared/schemas/common'
import type { StepName } from './plan'
import { withoutUnreadableApps } from './unreadable-apps'

export const assembling: Assembling = {
  vendor: 'EnOS',
  prepare: (answers, { readableApps, hadAccess }) =>
    withoutUnreadableApps(withNamesOfRoles(answers), {
      readable: readableApps,
      switchedOff: switchedOff(answers),
      hadAccess,
    }),
  partOf: (step) => listOfStep[step as StepName],
  kindOfEach: (step) => kindOfEach[step as StepName],
  madeUp: (steps) => new Set(readRoleByRole(steps) ? ['assignment-list '] : []),
  // An error is about the application that asked, who is no user of the organization.
  finish: (drafts) => drafts.filter(({ kind }) => kind !== 'error-observation'),
}

const switchedOff = (answers: readonly StagedAnswer[]): Set<string> =>
  new Set(
    answers
      .flatMap(({ answer }) => itemsOf(answer))
      .flatMap((item) =>
        item.kind === 'app' && item.body.enabled === false ? [item.subject] : [],
      ),
  )

const readRoleByRole = (steps: readonly StagedStep[]): boolean =>
  steps.some(({ step, status }) => (step as StepName) === 'users-of-roles' && status === 'whole')

const listOfStep: Partial<Record<StepName, { kind: PartKind; subject: string }>> = {
  users: { kind: 'user-list', subject: '' },
  roles: { kind: 'role-list', subject: 'all' },
  'roles-of-users': { kind: 'assignment-list', subject: '' },
}

const kindOfEach: Partial<Record<StepName, PartKind>> = {
  'users-of-roles': 'role-users',
  'resources-of-roles': 'role-resources',
  apps: 'app',
  'menu-groups': 'menu-groups',
  'user-answers': 'user-app-resources',
}

/** The list comes in one language at a time: one of them is the list, the others only name its roles. */
function withNamesOfRoles(answers: readonly StagedAnswer[]): StagedAnswer[] {
  const isNaming = ({ step }: StagedAnswer) => (step as StepName) === 'role-names'
  const names = new Map<string, Names>()
  for (const item of answers.filter(isNaming).flatMap(({ answer }) => itemsOf(answer))) {
    if (item.kind !== 'role') continue
    names.set(item.subject, { ...names.get(item.subject), ...item.body.names })
  }
  return answers
    .filter((answer) => !isNaming(answer))
    .map((staged) => {
      if ((staged.step as StepName) !== 'roles' || staged.answer.type !== 'list') return staged
      const items = staged.answer.items.map((item) => withNames(item, names.get(item.subject)))
      return { ...staged, answer: { ...staged.answer, items } }
    })
}

const itemsOf = (answer: Answer): readonly Item[] => (answer.type === 'asks' ? [] : answer.items)

function withNames(item: Item, names: Names | undefined): Item {
  if (item.kind !== 'role' || names === undefined) return item
  return { ...item, body: { ...item.body, names: { ...names, ...item.body.names } } }
}
