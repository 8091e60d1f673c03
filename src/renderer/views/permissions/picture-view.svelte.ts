/** Where one looks at the picture from, and what may change that: the person, or a new picture. */
import type { Picture } from '../../../shared/layout/inclusion-tree'
import { anchored, fitted, isShown, moved, showing, zoomed, type Camera } from './picture-camera'

interface Size {
  width: number
  height: number
}

export class PictureView {
  camera = $state.raw<Camera>({ x: 0, y: 0, scale: 1 })
  #picture: Picture | undefined
  #about: string | undefined
  #revealed = ''

  /**
   * @param about what is shown; when it changes, one looks anew, else the place is kept
   * @param anchor key of the node that was opened or closed last
   */
  draw(picture: Picture, stage: Size, about: string, anchor: string | undefined): void {
    const before = about === this.#about ? this.#picture : undefined
    if (picture === before) return
    this.camera =
      (before && anchored(this.camera, before.nodes, picture.nodes, stage, anchor)) ??
      fitted(picture, stage, 'width')
    this.#picture = picture
    this.#about = about
  }

  /** A selection comes into view once; where it stands in several places, one is enough. */
  reveal(id: string | undefined, picture: Picture, stage: Size): void {
    const places = picture.nodes.filter((node) => node.id === id)
    const revealing = `${id} ${stage.width} ${stage.height}`
    const [first] = places
    if (first === undefined || revealing === this.#revealed) return
    this.#revealed = revealing
    if (!places.some((node) => isShown(this.camera, node, stage))) {
      this.camera = showing(this.camera, first, stage)
    }
  }

  zoom(factor: number, at: { x: number; y: number }): void {
    this.camera = zoomed(this.camera, factor, at)
  }

  move(x: number, y: number): void {
    this.camera = moved(this.camera, x, y)
  }

  showAll(picture: Picture, stage: Size): void {
    this.camera = fitted(picture, stage, 'all')
  }
}
