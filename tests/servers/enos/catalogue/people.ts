/** Names as a roster of several countries holds them; those of the west and odd ones are RingCentral's. */
import { firstNames, lastNames, oddNames } from '../../ringcentral/catalogue/people'
import type { Dice } from '../../random'

const eastern: readonly string[] = [
  '王伟',
  '李娜',
  '张敏',
  '刘洋',
  '陈静',
  '佐藤 陽菜',
  '鈴木 大翔',
  '高橋 結衣',
  '김서연',
  '이도윤',
]

/** The `at`-th user's: each odd one comes once, and again a thousand users later. */
export function personName(dice: Dice, at: number): string {
  const odd = at % 1_000 >= 20 ? oddNames[(at % 1_000) - 20] : undefined
  if (odd) return `${odd[0]} ${odd[1]}`
  if (dice.onceIn(5)) return dice.oneOf(eastern)
  return `${dice.oneOf(firstNames)} ${dice.oneOf(lastNames)}`
}
