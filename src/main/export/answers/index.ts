/** Every answer that can be written as a table, and how. */
import type { Asked, Reader } from '../../queries/reader'
import type { ExportedAnswer, ExportedKind } from '../../../shared/schemas/exported-answers'
import type { AnswerTable, MakeTable } from './answer-table'
import { findingsTable } from './findings-rows'
import { hygieneTable } from './hygiene-rows'
import { roleProposalTable } from './role-proposal-rows'
import { roleMapTable } from './role-map-rows'
import { changesTable } from './changes-rows'
import { diagnosisTable, requestTable } from './diagnosis-rows'
import { leastPrivilegeTable } from './least-privilege-rows'
import { tableTable } from './table-rows'
import { takeAwayTable } from './take-away-rows'
import { whatIfTable } from './what-if-rows'

const tables: { [K in ExportedKind]: MakeTable<K> } = {
  hygiene: hygieneTable,
  'role-proposal': roleProposalTable,
  diagnosis: diagnosisTable,
  request: requestTable,
  'what-if': whatIfTable,
  'least-privilege': leastPrivilegeTable,
  'take-away': takeAwayTable,
  changes: changesTable,
  findings: findingsTable,
  'role-map': roleMapTable,
  table: tableTable,
}

export function answerTable(asked: Asked, answer: ExportedAnswer, reader: Reader): AnswerTable {
  // The table above ties each kind to its input; here the kind is only known at run time.
  const make = tables[answer.kind] as MakeTable<ExportedKind>
  return make(asked, answer, reader)
}
