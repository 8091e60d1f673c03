import * as en from './en/graph'
import * as ru from './ru/graph'
import { speaking } from './speaking'
import * as zhCN from './zh-CN/graph'

export const say = speaking(en, { 'zh-CN': zhCN, ru })
