/** What turning RingCentral's answers into parts takes beyond the answers. */
import type { ListAnswer } from '../../files/answers'
import type { PartDraft } from '../../parts'
import type { Assembling } from '../../online/types'
import { stateOf } from '../../online/step'
import type { StagedAnswer, StagedStep } from '../../../sync/staging'
import type { PartKind } from '../../../../shared/schemas/common'
import type { AdvancedState, StepName } from './plan'

export const assembling: Assembling = {
  vendor: 'RingCentral',
  prepare(answers, { step }) {
    const ofAccount = rolesOfAccount(answers)
    return answers.map((one) => withStepsWord(one, step, ofAccount))
  },
  partOf(step, { externalId, signedInUser }) {
    const name = step as StepName
    if (name === 'account') return { kind: 'account-info', subject: externalId ?? '' }
    if (name === 'profile') return { kind: 'authorization-profile', subject: signedInUser ?? '~' }
    return listOfStep[name]
  },
  kindOfEach: (step) => kindOfEach[step as StepName],
  madeUp: (steps) => new Set(readUserByUser(steps) ? ['assignment-list '] : []),
  finish: (drafts, language) => drafts.map((draft) => withLanguage(draft, language)),
}

/** Whether the list of all assigned roles was refused, and all that it would have said was read all the same. */
const readUserByUser = (steps: readonly StagedStep[]): boolean =>
  steps.some(
    ({ step, status }) => (step as StepName) === 'assigned-roles-by-user' && status === 'whole',
  )

/** What the step knows and the answer does not say. */
function withStepsWord(
  staged: StagedAnswer,
  step: (name: string) => StagedStep | undefined,
  ofAccount: ReadonlySet<string>,
): StagedAnswer {
  const { answer } = staged
  if (answer.type !== 'list') return staged
  const name = staged.step as StepName
  if (name === 'account-roles' && capabilitiesMatter(step('advanced-permissions'))) {
    return { ...staged, answer: withoutListing(answer, enabledUnsaid) }
  }
  if (name === 'standard-roles') {
    return { ...staged, answer: withoutListing(answer, saidByAccount, ofAccount) }
  }
  return staged
}

const capabilitiesMatter = (step: StagedStep | undefined): boolean =>
  (step && stateOf<AdvancedState>(step))?.advanced !== 'no'

const enabledUnsaid = 'which of its permissions are enabled, only its own answer says'
const saidByAccount = 'what it lists in this account, the account’s own answers say'

/** The dictionary does not overrule what the account says of the same role. */
const rolesOfAccount = (answers: readonly StagedAnswer[]): ReadonlySet<string> =>
  new Set(
    answers.flatMap(({ step, answer }) =>
      step === ('account-roles' satisfies StepName) && answer.type === 'list'
        ? answer.items.map(({ subject }) => subject)
        : [],
    ),
  )

/**
 * The list has no `advancedPermissions`: on accounts with advanced permissions it may name entries
 * that are not enabled, and only a role's own answer tells which are.
 */
function withoutListing<A extends ListAnswer>(
  answer: A,
  incomplete: string,
  only?: ReadonlySet<string>,
): A {
  return {
    ...answer,
    items: answer.items.map((item) => {
      if (item.kind !== 'role' || only?.has(item.subject) === false) return item
      const { listed, ...body } = item.body
      if (listed === undefined) return item
      return { ...item, body, incomplete }
    }),
  }
}

/** Kinds whose names come in the language that was asked for. */
const named: ReadonlySet<PartKind> = new Set<PartKind>([
  'permission-dictionary',
  'permission-category-list',
  'role-list',
])

function withLanguage(draft: PartDraft, language: string): PartDraft {
  if (!named.has(draft.kind) || draft.body === null) return draft
  const note = `names in ${language}`
  return { ...draft, note: draft.note === undefined ? note : `${draft.note}; ${note}` }
}

/** The part that a step brings, where it brings one list. */
const listOfStep: Partial<Record<StepName, { kind: PartKind; subject: string }>> = {
  sites: { kind: 'site-list', subject: '' },
  categories: { kind: 'permission-category-list', subject: '' },
  permissions: { kind: 'permission-dictionary', subject: '' },
  'standard-roles': { kind: 'role-list', subject: 'standard' },
  'account-roles': { kind: 'role-list', subject: 'all' },
  users: { kind: 'user-list', subject: '' },
  'assigned-roles': { kind: 'assignment-list', subject: '' },
}

const kindOfEach: Partial<Record<StepName, PartKind>> = {
  'role-details': 'role',
  'assigned-roles-by-user': 'assignment',
  'administered-sites': 'administered-sites',
}
