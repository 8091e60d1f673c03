import { addTableVerb } from '../table-verb'
import type { Verb } from '../verb'

export const listMenus: Verb = (program, run) => {
  addTableVerb(program, run, {
    name: 'list-menus',
    about: 'list the menus of all apps, one a line',
    example: `list-menus --filter 'app:"Wind Monitor" is:unused'`,
    table: 'menus',
    one: 'menu',
    leftOut: ['url'],
  })
}
