import * as en from './en/finding-named'
import * as ru from './ru/finding-named'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/finding-named'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
