/** Reads the answers of one file: one answer, or a JSON list of answers and records. */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { Answer } from './answers'
import { BadField, isObject, typeInWords } from '../fields'
import { recognise, unknownShape } from './recognise'
import type { FileReport } from './report'
import { loadFile, type SavedFile } from './saved-file'

export interface AnswerInFile {
  file: FileReport
  answer: Answer
}

export async function readFileAnswers(
  input: SavedFile,
  file: FileReport,
  options: ImportOptions,
): Promise<AnswerInFile[]> {
  const loaded = await loadFile(input)
  if ('problem' in loaded) {
    file.fail(loaded.problem)
    return []
  }
  file.source = { file: input.path, sha256: loaded.sha256 }
  const { json } = loaded
  if (Array.isArray(json)) return readArray(json, file, options)
  if (!isObject(json)) {
    file.fail(`This is JSON, but only ${typeInWords(json)}; an answer is an object.`)
    return []
  }
  const read = readAnswer(json, file, options)
  if ('answer' in read) return [read]
  file.fail(`${read.problem}.`)
  return []
}

/** A list without an envelope: each element is an answer or a record by itself, and never a whole list. */
function readArray(
  elements: readonly unknown[],
  file: FileReport,
  options: ImportOptions,
): AnswerInFile[] {
  const answers: AnswerInFile[] = []
  let firstProblem: string | undefined
  elements.forEach((element, index) => {
    const path = `[${index}]`
    file.remarks.at(path)
    const read = isObject(element)
      ? readAnswer(element, file, options)
      : { problem: `is ${typeInWords(element)}, not an answer` }
    file.remarks.at('')
    if ('answer' in read) answers.push(read)
    else {
      const problem = `${path}: ${read.problem}`
      firstProblem ??= problem
      file.remarks.add(`${problem}; this element was left out`)
    }
  })
  if (elements.length === 0) file.fail('An empty list: nothing tells what it answers.')
  else if (answers.length === 0) {
    file.fail(`None of the ${elements.length} elements can be used. ${firstProblem ?? ''}.`)
  }
  return answers
}

function readAnswer(
  json: Readonly<Record<string, unknown>>,
  file: FileReport,
  options: ImportOptions,
): AnswerInFile | { problem: string } {
  const reading = recognise(json)
  if (reading === undefined) return { problem: unknownShape(json) }
  file.recognisedAs(reading.name)
  try {
    const answer = reading.read({ options, remarks: file.remarks })
    file.records += recordsIn(answer)
    return { file, answer }
  } catch (thrown) {
    if (!(thrown instanceof BadField)) throw thrown
    return { problem: `This is a ${reading.name}, but ${thrown.message}` }
  }
}

/** Of a list its records; of an answer about one subject what it says of it. */
function recordsIn(answer: Answer): number {
  if (answer.type === 'asks') return 0
  const items = answer.items.filter((item) => item.kind !== 'signed-in-user')
  return answer.type === 'list' ? items.length : items.reduce((sum, item) => sum + item.count, 0)
}
