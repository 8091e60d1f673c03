/** sigma.js with its own settings; names are on by default. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { Draw } from './drawing'

export const drawSigma: Draw = (stage, { edges, nodes }, { width, x, y }) => {
  const graph = new Graph({ type: 'directed' })
  nodes.forEach(({ id, label }, node) =>
    // Its y axis points upwards.
    graph.addNode(id, { label, x: x[node]! + width[node]! / 2, y: -y[node]!, size: 4 }),
  )
  for (const { from, to } of edges) graph.addEdge(nodes[from]!.id, nodes[to]!.id)
  const sigma = new Sigma(graph, stage)
  const camera = sigma.getCamera()

  /** Pixels for each of the layout at the camera's ratio 1. */
  const whole = (): number => {
    const [from, to] = [
      sigma.graphToViewport({ x: 0, y: 0 }),
      sigma.graphToViewport({ x: 1e3, y: 0 }),
    ]
    return (Math.abs(to.x - from.x) / 1e3) * camera.ratio
  }
  return {
    drawn: Promise.resolve(),
    zoomTo: (scale) => camera.setState({ x: 0.5, y: 0.5, ratio: whole() / scale }),
    moveBy: (left, top) => {
      const from = sigma.viewportToFramedGraph({ x: 0, y: 0 })
      const to = sigma.viewportToFramedGraph({ x: left, y: top })
      const { x: across, y: up } = camera.getState()
      camera.setState({ x: across - (to.x - from.x), y: up - (to.y - from.y) })
    },
    hasGap: () => false,
  }
}
