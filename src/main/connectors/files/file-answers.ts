/** Reads the answers of one JSON file: one answer, a list of answers and records, or a container. */
import type { ImportOptions } from '../../../shared/schemas/imports'
import type { PartSource } from '../parts'
import { harExchanges, isHar } from './containers/har'
import { readExchanges } from './containers/exchanges'
import { isPostman, postmanExchanges } from './containers/postman'
import { isObject, typeInWords } from '../fields'
import { readAnswer, type AnswerInFile, type FileReading } from './read-answer'
import type { FileReport, Origin } from './report'

/** @param source the bytes that the JSON was read from */
export async function readFileAnswers(
  json: unknown,
  source: PartSource,
  file: FileReport,
  reading: FileReading,
): Promise<AnswerInFile[]> {
  const origin: Origin = { file, source, takenAt: reading.takenAt }
  if (isHar(json)) {
    file.container = 'HAR file'
    return readExchanges(harExchanges(json), origin, reading)
  }
  if (isPostman(json)) {
    file.container = 'Postman collection'
    return readExchanges(postmanExchanges(json), origin, reading)
  }
  if (Array.isArray(json)) return readArray(json, origin, reading.options)
  if (!isObject(json)) {
    file.fail(`This is JSON, but only ${typeInWords(json)}; an answer is an object.`)
    return []
  }
  const read = readAnswer(json, undefined, origin, reading.options, file.remarks)
  if ('answer' in read) return [read]
  file.fail(`${read.problem}.`)
  return []
}

/** A list without an envelope: each element is an answer or a record by itself, and never a whole list. */
function readArray(
  elements: readonly unknown[],
  origin: Origin,
  options: ImportOptions,
): AnswerInFile[] {
  const { file } = origin
  const answers: AnswerInFile[] = []
  let firstProblem: string | undefined
  elements.forEach((element, index) => {
    const path = `[${index}]`
    file.remarks.at(path)
    const read = isObject(element)
      ? readAnswer(element, undefined, origin, options, file.remarks)
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
