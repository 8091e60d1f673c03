import { t } from '../../../shared/messages'
import type { Held } from '../../../shared/schemas/held'
import { userName } from '../../format'
import type { HeldLook } from './held-look'

/** A look in a word or two. @param held for names where two are laid over each other */
export function lookText(look: HeldLook, { holders }: Pick<Held, 'holders'>): string {
  if (look !== 'left' && look !== 'right') return t(`pictures.look.${look}`)
  const holder = holders[look === 'left' ? 0 : 1]
  return t('pictures.only', { name: holder === undefined ? '' : userName(holder) })
}
