import { addTableVerb } from '../table-verb'
import type { Verb } from '../verb'

export const assignments: Verb = (program, run) => {
  addTableVerb(program, run, {
    name: 'assignments',
    about: 'list who holds which role, one assignment a line',
    example: 'assignments --filter "is:site-restricted is:disabled"',
    table: 'assignments',
    one: 'assignment',
    leftOut: ['email', 'type', 'gives'],
  })
}
