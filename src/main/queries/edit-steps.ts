/** Edits as steps for a person: those in a row that do the same to one role are one step. */
import type { NumberedEdit } from '../access/edits/edit'
import { Sandbox } from '../access/edits/sandbox'
import { say } from '../../shared/sentences/change-request'
import { editText } from './edit-words'

export interface Step {
  text: string
  /** What it is done with, one a line; empty where the text says all. */
  items: string[]
}

interface Line {
  /** Lines in a row with the same key are one step; absent: always a step of its own. */
  key?: string
  /** @param items how many the step has in all */
  text: (items: number) => string
  items: string[]
}

/** @param sandbox as things stand before; the edits are made on it */
export function stepsOf(sandbox: Sandbox, edits: readonly NumberedEdit[]): Step[] {
  const runs: Line[][] = []
  for (const edit of edits) {
    const line = lineOf(sandbox, edit)
    // What changes nothing as things stand is nothing to do.
    if (!sandbox.apply(edit)) continue
    const last = runs.at(-1)
    if (last && line.key !== undefined && last[0]!.key === line.key) last.push(line)
    else runs.push([line])
  }
  return runs.map((lines) => {
    const items = lines.flatMap((line) => line.items)
    return { text: lines[0]!.text(items.length), items }
  })
}

function lineOf(sandbox: Sandbox, edit: NumberedEdit): Line {
  const words = editText(sandbox, edit)
  const { index } = sandbox
  const permission = (number: number): string => {
    const { app, id, name } = index.facts.permissions[number]!
    return say.permission(name, id, app === undefined ? undefined : index.facts.apps[app]!.name)
  }
  const role = (number: number) => sandbox.nameOf(number)
  switch (edit.kind) {
    case 'add-permission':
    case 'remove-permission': {
      const text = edit.kind === 'add-permission' ? say.switchOn : say.switchOff
      return {
        key: `${edit.kind} ${edit.role}`,
        text: () => text(role(edit.role)),
        items: [permission(edit.permission)],
      }
    }
    case 'add-menu-group':
    case 'remove-menu-group': {
      const { app, name } = index.facts.menuGroups[edit.group]!
      const lead = edit.kind === 'add-menu-group' ? say.giveGroups : say.takeGroups
      return {
        key: `${edit.kind} ${edit.role}`,
        text: () => lead(role(edit.role)),
        items: [say.menuGroup(name, index.facts.apps[app]!.name)],
      }
    }
    case 'give-role':
    case 'take-role': {
      const lead = edit.kind === 'give-role' ? say.give : say.take
      return {
        key: `${edit.kind} ${edit.role}`,
        text: (users) => lead(role(edit.role), users),
        items: [userInWords(sandbox, edit.user)],
      }
    }
    case 'replace-role': {
      const users = edit.users ?? sandbox.holdersOf(edit.role)
      const lead = edit.users === undefined ? say.replaceAll : say.replace
      return {
        text: () => lead(role(edit.role), role(edit.by), users.length),
        items: users.map((user) => userInWords(sandbox, user)),
      }
    }
    case 'new-role':
      return {
        text: () => (edit.permissions.length === 0 ? words : say.make(edit.name)),
        items: edit.permissions.map(permission),
      }
    case 'copy-role':
    case 'delete-role':
      return { text: () => words, items: [] }
  }
}

/** A name need not be one person's, so what tells the user apart stands with it. */
export function userInWords({ index }: Sandbox, user: number): string {
  const { email, extensionNumber, id, name } = index.facts.users[user]!
  return say.user(name, extensionNumber, email ?? id)
}
