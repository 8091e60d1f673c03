/** Where one looks at the picture from, and what may change that: the person, or a new picture. */
import type { Picture, PlacedNode } from '../../../shared/layout/inclusion-tree'
import { anchored, fitted, isShown, moved, showing, zoomed, type Camera } from './picture-camera'

interface Size {
  width: number
  height: number
}

export class PictureView {
  camera = $state.raw<Camera>({ x: 0, y: 0, scale: 1 })
  #picture: Picture | undefined
  #about: string | undefined
  /** The stage that the picture was last fitted into whole; undefined once somebody moved it. */
  #fitted: Size | undefined
  #revealed = ''

  /**
   * @param about what is shown; when it changes, one looks anew, else the place is kept
   * @param anchor key of the node that was opened or closed last
   * @param whole what has no beginning to read from is seen whole at first
   */
  draw(
    picture: Picture,
    stage: Size,
    about: string,
    anchor: string | undefined,
    whole: boolean,
  ): void {
    const before = about === this.#about ? this.#picture : undefined
    const resized = this.#fitted?.width !== stage.width || this.#fitted.height !== stage.height
    if (this.#fitted !== undefined && resized && before !== undefined) {
      return this.showAll(picture, stage, about)
    }
    if (picture === before) return
    if (whole && before === undefined) return this.showAll(picture, stage, about)
    if (before === undefined) this.#fitted = undefined
    this.camera =
      (before && anchored(this.camera, before.nodes, picture.nodes, stage, anchor)) ??
      fitted(picture, stage, 'width')
    this.#picture = picture
    this.#about = about
  }

  /** A selection comes into view once; where it stands in several places, one is enough. */
  reveal(id: string | undefined, picture: Picture, stage: Size): void {
    const places = picture.nodes.filter((node) => node.id === id).map(upright)
    const revealing = `${id} ${stage.width} ${stage.height}`
    const [first] = places
    if (first === undefined || revealing === this.#revealed) return
    this.#revealed = revealing
    if (!places.some((node) => isShown(this.camera, node, stage))) {
      this.camera = showing(this.camera, first, stage)
    }
  }

  zoom(factor: number, at: { x: number; y: number }): void {
    this.#fitted = undefined
    this.camera = zoomed(this.camera, factor, at)
  }

  move(x: number, y: number): void {
    this.#fitted = undefined
    this.camera = moved(this.camera, x, y)
  }

  showAll(picture: Picture, stage: Size, about = this.#about): void {
    this.#picture = picture
    this.#about = about
    this.#fitted = stage
    this.camera = fitted(picture, stage, 'all')
  }
}

/** The room of a node on the page: turned, its label reaches to a side, up or down. */
function upright(node: PlacedNode): PlacedNode {
  if (node.angle === 0) return node
  const turned = (node.angle * Math.PI) / 180
  const end = node.labelWidth * Math.cos(turned)
  return {
    ...node,
    x: Math.min(node.x, node.x + end),
    y: node.y + (node.labelWidth * Math.sin(turned)) / 2,
    labelWidth: Math.abs(end),
  }
}
