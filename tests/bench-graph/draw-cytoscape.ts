/** cytoscape.js with its own settings, and names, which it leaves out unless a style asks for them. */
import cytoscape from 'cytoscape'
import type { Draw } from './drawing'

export const drawCytoscape: Draw = (stage, { edges, nodes }, { width, x, y }) => {
  const cy = cytoscape({
    container: stage,
    elements: {
      nodes: nodes.map(({ id, label }, node) => ({
        data: { id, label },
        position: { x: x[node]! + width[node]! / 2, y: y[node]! },
      })),
      edges: edges.map(({ from, to }, edge) => ({
        data: { id: `e${edge}`, source: nodes[from]!.id, target: nodes[to]!.id },
      })),
    },
    style: [{ selector: 'node', style: { label: 'data(label)' } }],
    layout: { name: 'preset', fit: true, padding: 28 },
    minZoom: 0.001,
  })
  return {
    drawn: new Promise((resolve) => cy.one('render', () => resolve())),
    zoomTo: (scale) => {
      cy.zoom(scale)
      cy.center()
    },
    moveBy: (left, top) => void cy.panBy({ x: left, y: top }),
    hasGap: () => false,
  }
}
