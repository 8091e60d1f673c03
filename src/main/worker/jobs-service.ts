/** Long work that only reads. Runs in a thread of its own, so that it delays neither questions nor imports. */
import type { ExportedAnswer } from '../../shared/schemas/exported-answers'
import {
  exportAnswer,
  exportComparison,
  exportDifferences,
  exportMatrix,
  type ExportTarget,
} from '../export/export'
import type { CompareInput } from '../queries/compare'
import type { DifferencesInput } from '../queries/differences'
import type { MatrixShapeInput } from '../queries/matrix-selection'
import { Reader, type Asked } from '../queries/reader'
import { roleProposal, type RoleProposalInput } from '../queries/role-proposal'
import { AccountFolder } from '../store/account-folder'
import { pausing } from './pausing'
import type { CallContext } from './service'

export type JobsService = ReturnType<typeof jobsService>

interface Question {
  account: string
  at?: string | undefined
}

export function jobsService(dataFolder: string) {
  const folder = new AccountFolder(dataFolder)

  /** Jobs are seldom, and an index is large: nothing stays open or in memory behind one. */
  async function reading<T>(
    { account, at }: Question,
    work: (asked: Asked, reader: Reader) => Promise<T>,
  ): Promise<T> {
    const reader = new Reader(folder)
    try {
      return await work(reader.ask(account, at), reader)
    } finally {
      reader.close()
    }
  }

  return {
    'hygiene.propose': (input: Question & RoleProposalInput, context: CallContext) =>
      reading(input, (asked) => roleProposal(asked, input, pausing(context))),
    'exports.matrix': (input: Question & MatrixShapeInput & ExportTarget, context: CallContext) =>
      reading(input, (asked) => exportMatrix(asked, input, input, context)),
    'exports.comparison': (input: Question & CompareInput & ExportTarget, context: CallContext) =>
      reading(input, (asked, reader) => exportComparison(asked, input, reader, input, context)),
    'exports.answer': (input: { answer: ExportedAnswer } & ExportTarget, context: CallContext) =>
      reading(input.answer, (asked, reader) =>
        exportAnswer(asked, input.answer, reader, input, context),
      ),
    'exports.differences': (
      input: Question & Pick<DifferencesInput, 'user' | 'app'> & ExportTarget,
      context: CallContext,
    ) => reading(input, (asked) => exportDifferences(asked, input, input, context)),
  }
}
