/** A scene as SVG: lines and real text, for documents and for paper. */
import { boldFactor, labelRoom } from './arrange'
import { cutToWidth } from './labels'
import type { Look } from './paint'
import { boundsOf, nodeHeight, sceneEdgeKinds, sceneNodeKinds, Trait, type Scene } from './scene'
import { curveOf, edgeDashes, edgeWidth, nodeShapes, shapeSize } from './shapes'
import { xmlText } from './xml-text'

const margin = 24
const captionLine = 18

const escaped = (text: string): string =>
  xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const rounded = (value: number): number => Math.round(value * 10) / 10

/**
 * @param caption lines below the picture
 * @param widthOf a text in the look's font at 12 px
 */
export function pictureSvg(
  scene: Scene,
  caption: readonly string[],
  look: Look,
  widthOf: (text: string) => number,
): string {
  const bounds = boundsOf(scene)
  const width = Math.ceil(
    Math.max(bounds.width, ...caption.map((line) => widthOf(line))) + 2 * margin,
  )
  const height = Math.ceil(bounds.height + 2 * margin + captionLine * caption.length)
  const [left, top] = [rounded(bounds.x - margin), rounded(bounds.y - margin)]
  const captionTop = bounds.y + bounds.height + margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${escaped(look.font)}" font-size="12">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${look.surface}"/>`,
    `<g fill="none" stroke="${look.edge}">${edges(scene)}</g>`,
    ...Array.from(scene.x, (_, node) => box(scene, node, look, widthOf)),
    ...caption.map(
      (line, place) =>
        `<text x="${rounded(bounds.x)}" y="${rounded(captionTop + captionLine * place)}" fill="${place === 0 ? look.text : look.quiet}">${escaped(line)}</text>`,
    ),
    '</svg>',
  ].join('\n')
}

function edges(scene: Scene): string {
  return Array.from(scene.from, (from, edge) => {
    const { c1, c2, x1, x2, y1, y2 } = curveOf(scene, from, scene.to[edge]!)
    const dashes = edgeDashes[sceneEdgeKinds[scene.edgeKinds[edge]!]!]
    const width = edgeWidth(scene.edgeCounts[edge]!)
    const [a, b, c, d, e, f] = [x1, y1, c1, c2, x2, y2].map(rounded)
    return `<path d="M${a} ${b}C${c} ${b} ${d} ${f} ${e} ${f}"${width > 1 ? ` stroke-width="${width}"` : ''}${dashes.length > 0 ? ` stroke-dasharray="${dashes.join(' ')}"` : ''}/>`
  }).join('')
}

function box(scene: Scene, node: number, look: Look, widthOf: (text: string) => number): string {
  const traits = scene.traits[node]!
  const has = (trait: number): boolean => (traits & trait) > 0
  const kind = sceneNodeKinds[scene.kinds[node]!]!
  const [x, y, width] = [rounded(scene.x[node]!), rounded(scene.y[node]!), scene.width[node]!]
  const top = rounded(y - nodeHeight / 2)
  const frame = (shift: number, more: string): string =>
    `<rect x="${x + shift}" y="${rounded(top + shift)}" width="${width}" height="${nodeHeight}" rx="6" ${more}/>`
  const plain = `fill="${look.node}" stroke="${look.line}"`
  const stroke = has(Trait.focus) ? look.accent : has(Trait.notWhole) ? look.unknown : look.line
  const dash = has(Trait.notWhole) ? ' stroke-dasharray="4 3"' : ''
  const full = has(Trait.full) && kind !== 'menu' ? look[kind] : 'none'
  const bold = has(Trait.focus) || has(Trait.group)
  const label = cutToWidth(
    scene.labels[node]!,
    labelRoom(scene, node) / (bold ? boldFactor : 1),
    widthOf,
  )
  return [
    has(Trait.group) ? frame(5, plain) + frame(2.5, plain) : '',
    frame(
      0,
      `fill="${has(Trait.focus) ? look.accentSoft : look.node}" stroke="${stroke}"${has(Trait.focus) ? ' stroke-width="1.5"' : ''}${dash}`,
    ),
    `<g transform="translate(${x + 9} ${rounded(top + (nodeHeight - shapeSize) / 2)})" fill="none" stroke="${look[kind]}" stroke-width="1.4" stroke-linejoin="round"><path d="${nodeShapes[kind]}" fill="${full}"${has(Trait.open) ? ' stroke-dasharray="1.8 1.8"' : ''}/>${has(Trait.disabled) ? '<path d="M1 13 13 1"/>' : ''}</g>`,
    `<text x="${x + 29}" y="${rounded(y + 4)}" fill="${has(Trait.disabled) ? look.quiet : look.text}"${bold ? ' font-weight="600"' : ''}>${escaped(label)}</text>`,
    has(Trait.notWhole)
      ? `<text x="${x + width - 15}" y="${rounded(y + 4)}" fill="${look.unknown}" font-weight="700">?</text>`
      : '',
  ].join('')
}
