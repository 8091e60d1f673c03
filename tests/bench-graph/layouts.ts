/** Layouts of the graph: each finds its places by itself. */
import cytoscape from 'cytoscape'
import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre'
import ELK from 'elkjs/lib/elk.bundled.js'
import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Arrangement } from '../../src/renderer/canvas/arrange'
import { nodeHeight } from '../../src/renderer/canvas/scene'
import { GraphLayout } from '../../src/renderer/views/graph/graph-layout'
import type { BenchGraph } from './graph'

const font = '12px system-ui, sans-serif'
/** Widths for those that ask for them; ours measures the names. */
const width = 160

/** As the graph view does: in its worker, names measured, there and back. */
export function arranged({ edges, nodes }: BenchGraph): Promise<Arrangement> {
  const layout = new GraphLayout()
  return new Promise((resolve) =>
    layout.lay(
      {
        tiers: Uint16Array.from(nodes, ({ tier }) => tier),
        labels: nodes.map(({ label }) => label),
        bold: nodes.map(() => false),
        from: Uint32Array.from(edges, ({ from }) => from),
        to: Uint32Array.from(edges, ({ to }) => to),
      },
      font,
      (arrangement) => {
        layout.close()
        resolve(arrangement)
      },
    ),
  )
}

export const layouts: Readonly<Record<string, (graph: BenchGraph) => unknown>> = {
  permiscope: arranged,

  dagre: ({ edges, nodes }) => {
    const graph = new DagreGraph()
    graph.setGraph({ rankdir: 'LR' })
    for (const { id } of nodes) graph.setNode(id, { width, height: nodeHeight })
    for (const { from, to } of edges) graph.setEdge(nodes[from]!.id, nodes[to]!.id, {})
    dagreLayout(graph)
  },

  elk: ({ edges, nodes }) =>
    new ELK().layout({
      id: 'root',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
      children: nodes.map(({ id }) => ({ id, width, height: nodeHeight })),
      edges: edges.map(({ from, to }, edge) => ({
        id: `e${edge}`,
        sources: [nodes[from]!.id],
        targets: [nodes[to]!.id],
      })),
    }),

  breadthfirst: ({ edges, nodes }) =>
    new Promise<void>((resolve) => {
      const cy = cytoscape({
        headless: true,
        styleEnabled: true,
        elements: {
          nodes: nodes.map(({ id }) => ({ data: { id } })),
          edges: edges.map(({ from, to }, edge) => ({
            data: { id: `e${edge}`, source: nodes[from]!.id, target: nodes[to]!.id },
          })),
        },
      })
      const layout = cy.layout({
        name: 'breadthfirst',
        directed: true,
        boundingBox: { x1: 0, y1: 0, w: 1_280, h: 800 },
      })
      layout.one('layoutstop', () => resolve())
      layout.run()
    }),

  forceatlas2: ({ edges, nodes }) => {
    const graph = new Graph({ type: 'directed' })
    nodes.forEach(({ id }, node) =>
      // It needs places to begin with: a circle.
      graph.addNode(id, { x: Math.cos(node), y: Math.sin(node) }),
    )
    for (const { from, to } of edges) graph.addEdge(nodes[from]!.id, nodes[to]!.id)
    forceAtlas2.assign(graph, { iterations: 100, settings: forceAtlas2.inferSettings(graph) })
  },
}
