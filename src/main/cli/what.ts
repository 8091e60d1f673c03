/** "What is asked about": a permission or a menu, exactly one of them. */
import type { Command } from 'commander'
import { given } from './given'
import { usageError } from './usage-error'

export interface WhatOptions {
  menu?: string
  app?: string
}

export function addWhat(verb: Command): Command {
  return verb
    .argument('[permission]', 'id or name of the permission')
    .option('--menu <menu>', 'ask about this menu instead, by id, code or name')
    .option('--app <app>', 'app that it belongs to, by access key or name')
}

export function what(
  permission: string | undefined,
  options: WhatOptions,
): { permission?: string; menu?: string; app?: string } {
  if ((permission === undefined) === (options.menu === undefined)) {
    throw usageError(
      permission === undefined
        ? 'It is not said what the question is about.'
        : 'The question is about two things at once, a permission and a menu.',
      'Name either a permission or --menu MENU.',
    )
  }
  return given({ permission, menu: options.menu, app: options.app })
}
