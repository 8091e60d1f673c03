/** Reads XML as a stream of elements and texts, and stops at what no workbook has. */
import { SaxesParser } from 'saxes'
import { BadTable } from './entities'

export interface XmlHandler {
  /** @param name without its prefix */
  open(name: string, attributes: ReadonlyMap<string, string>): void
  text(text: string): void
  close(name: string): void
}

/** A cell has at most 32,767 characters; a tag or text beyond this is made to fill the memory. */
const LONGEST_PIECE = 4 * 1024 * 1024
/** What Excel writes lies some ten elements deep; each open one is held in memory. */
const DEEPEST = 100
/** Of a file whose every element may be held in memory; Excel has at most 65,490 formats of cells. */
const MOST_ELEMENTS = 1_000_000

interface XmlLimits {
  signal: AbortSignal
  /** Whether the handler holds on to what each element says. */
  isHeld?: boolean
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * @param path of the file in the workbook, for what is wrong with it
 * @throws BadTable where it is no XML that a workbook has; the signal's reason
 */
export async function readXml(
  path: string,
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
  { signal, isHeld = false }: XmlLimits,
): Promise<void> {
  const parser = new SaxesParser()
  let sinceEvent = 0
  let depth = 0
  let elements = 0
  parser.on('error', (error) => {
    throw new BadTable(`The workbook is damaged: ${path}: ${error.message}`)
  })
  parser.on('opentagstart', () => {
    depth += 1
    elements += 1
    if (depth > DEEPEST) {
      throw new BadTable(
        `The workbook is damaged: ${path} has more than ${DEEPEST} elements within each other.`,
      )
    }
    if (isHeld && elements > MOST_ELEMENTS) {
      throw new BadTable(
        `The workbook is damaged: ${path} has more than ${MOST_ELEMENTS} elements.`,
      )
    }
  })
  parser.on('doctype', () => {
    throw new BadTable(
      `The workbook is damaged: ${path} has a document type, which no workbook has.`,
    )
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceEvent = 0
    const named = new Map(Object.entries(attributes).map(([key, value]) => [local(key), value]))
    handler.open(local(name), named)
  })
  parser.on('closetag', ({ name }) => {
    sinceEvent = 0
    depth -= 1
    handler.close(local(name))
  })
  parser.on('text', (text) => {
    sinceEvent = 0
    handler.text(text)
  })
  parser.on('cdata', (text) => {
    sinceEvent = 0
    handler.text(text)
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new BadTable(`The workbook is damaged: ${path} is not valid UTF-8.`)
    }
  }
  for await (const chunk of chunks) {
    signal.throwIfAborted()
    sinceEvent += chunk.length
    if (sinceEvent > LONGEST_PIECE) {
      throw new BadTable(`The workbook is damaged: ${path} has a text without end.`)
    }
    parser.write(decode(chunk))
  }
  parser.write(decode())
  parser.close()
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376, ST_Xstring). */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
