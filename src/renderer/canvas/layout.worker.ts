/** Lays a graph out beside the page, which stays free to answer meanwhile. */
import { arrange, type ArrangeInput, type Arrangement } from './arrange'
import { measured } from './measure'

export interface LayoutAsked {
  number: number
  font: string
  input: ArrangeInput
}

export interface LayoutAnswered {
  number: number
  arrangement: Arrangement
}

self.onmessage = ({ data }: MessageEvent<LayoutAsked>) => {
  const arrangement = arrange(data.input, measured(data.font))
  const answer: LayoutAnswered = { number: data.number, arrangement }
  const { width, x, y } = arrangement
  self.postMessage(answer, { transfer: [x.buffer, y.buffer, width.buffer] })
}
