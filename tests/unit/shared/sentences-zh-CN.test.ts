import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import * as access from '../../../src/shared/sentences/zh-CN/access'
import * as changes from '../../../src/shared/sentences/zh-CN/changes'
import * as compare from '../../../src/shared/sentences/zh-CN/compare'
import * as edits from '../../../src/shared/sentences/zh-CN/edits'
import * as findings from '../../../src/shared/sentences/zh-CN/findings'
import * as hygiene from '../../../src/shared/sentences/zh-CN/hygiene'
import * as leastPrivilege from '../../../src/shared/sentences/zh-CN/least-privilege'

const folder = join(import.meta.dirname, '../../../src/shared/sentences/zh-CN')

/** Products, formats, the vendors' own pages and words of their portals, headers and parameters. */
const notTranslated = new RegExp(
  [
    'RingCentral|Professional Services|EnOS|OAuth|API|JSON|ID|UTC|HTTP',
    'Admin Portal|Admin Console|IAM|Organization Profile|Users|Roles|Role|New Role|Manage|Edit|Permissions|Save',
    'Assigned Users|Assign Permission|Assign Menu Group|Assign Role',
    'Super Admin|Standard|International',
    'Authorization|Retry-After|errors|access key|secret key|client id|client secret|application id|appId|roleId|orgId|userId',
    'USER_ALL_PERMISSION|USER|ROLE|GET|POST|app-menus|Access Key',
    'Secret Key|Help|Environment Information|Developer Console|Management Console|Permiscope',
    'Application Registration|Application Registration Administrator|totalElements|showHidden=true',
    'NIST SP|NIST RBAC|AC-2|AC-5|AC-6|AuditTrail|List Extensions|Roles and permissions',
    'status|hidden|siteRestricted|siteCompatible',
    // What is typed into filters.
    'yes|no',
  ]
    .flatMap((line) => line.split('|'))
    .sort((a, b) => b.length - a.length)
    .map((word) => `(?<![\\w-])${word}(?![\\w-])`)
    .join('|'),
  'gu',
)

/** Paths of requests and their parameters. */
const address = /[\w~.-]*\/[\w~/.?=&…-]*|[?&]\w+=/gu

/** What a file says: texts, and the pieces between the values of a template, without keys and imports. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isPropertyAssignment(node)) return visit(node.initializer)
    if (
      ts.isStringLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      found.push(node.text)
    }
    node.forEachChild(visit)
  }
  visit(source)
  return found
}

/** A single word without Chinese beside it is a name in the code, such as `total`. */
const isSaid = (text: string): boolean => /\p{Script=Han}|\p{L}+ \p{L}+/u.test(text)

describe.each(globSync('*.ts', { cwd: folder }))('%s', (file) => {
  const said = textsOf(file).filter(isSaid)

  it('has texts', () => {
    expect(said).not.toEqual([])
  })

  it('says nothing in Latin letters but what is never translated', () => {
    const left = said
      .map((text) => text.replaceAll(address, '').replaceAll(notTranslated, ''))
      .filter((text) => /\p{Script=Latin}{2,}/u.test(text) && text !== 'were given')
    expect(left).toEqual([])
  })

  it('is punctuated in full width', () => {
    for (const text of said)
      expect(text).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/u)
  })
})

describe('why', () => {
  test.each([
    ['yes', '是：Ada 拥有“Roles”。'],
    ['no', '否：Ada 没有“Roles”。'],
    ['unknown', '未知：无法判断 Ada 是否拥有“Roles”。'],
  ] as const)('%s', (answer, said) => {
    expect(access.whyAnswer('Ada', 'Roles', answer)).toBe(said)
  })

  test.each([
    [['A'], 1, '角色“Desk”列出了它。'],
    [['A', 'B'], 1, '角色“Desk”列出了“A”，后者包含它。'],
    [
      ['A', 'B', 'C'],
      2,
      '角色“Desk”列出了“A”，后者包含“B”，后者包含它（2 条包含链路中最短的一条）。',
    ],
  ])('a route by %j', (chain, chains, said) => {
    expect(access.route('Desk', chain, chains)).toBe(said)
  })

  test('a grant beside roles', () => {
    expect(access.directRoute('Ada', ['A'], 1)).toBe('它不经任何角色，直接授予了 Ada。')
  })

  test('no route, with what was granted directly', () => {
    expect(access.noRoute('Ada', ['Desk', 'Sales'], 3, 'permission')).toBe(
      'Ada 持有“Desk”和“Sales”；这些角色列出的权限以及这些权限所包含的权限中都没有它，直接授予的 3 项权限都不是它，也不包含它。',
    )
    expect(access.noRoute('Ada', [], 0, 'menu')).toBe(
      'Ada 不持有任何角色，也没有直接授予任何内容。',
    )
  })
})

describe('how many', () => {
  test.each([
    [1, '1 个用户拥有“Roles”。'],
    [2, '2 个用户拥有“Roles”。'],
    [5, '5 个用户拥有“Roles”。'],
    [21, '21 个用户拥有“Roles”。'],
    [12345, '12,345 个用户拥有“Roles”。'],
    [0, '没有用户拥有“Roles”。'],
  ])('%i', (users, said) => {
    expect(access.whoCan('Roles', users, users, 0, 0)).toBe(said)
  })

  test('where not all was read', () => {
    expect(access.whoCan('Roles', null, 3, 2, 0)).toBe(
      '至少 3 个用户拥有“Roles”；另有 2 个已知用户无法判断。',
    )
  })

  test('of nobody who has it some are not confirmed', () => {
    expect(access.whoCan('Roles', 0, 0, 0, 4)).toBe(
      '没有用户拥有“Roles”。有 4 个用户的结果是根据角色和菜单组计算得出的，未经 EnOS 自身的答复确认。',
    )
  })

  test('lists end in a word, and what is not named is counted', () => {
    expect(hygiene.twins(['A', 'B', 'C'])).toBe('“A”、“B”和“C”授予的内容完全相同。')
    expect(hygiene.twins(['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toBe(
      '“A”、“B”、“C”、“D”、“E”以及另外 2 个角色授予的内容完全相同。',
    )
  })
})

describe('proofs of findings', () => {
  test.each([
    [['Desk'], false, '通过角色“Desk”拥有“Roles”。'],
    [[], true, '通过直接授予拥有“Roles”。'],
    [['Desk', 'Sales'], true, '通过角色“Desk”和“Sales”，并通过直接授予拥有“Roles”。'],
    [[], false, '依据厂商自身的答复拥有“Roles”。'],
  ])('by %j, directly: %s', (roles, direct, said) => {
    expect(findings.has('Roles', roles, direct)).toBe(said)
  })

  test('what may be is not what is', () => {
    expect(findings.mayHave(['A', 'B'])).toBe('是否拥有“A”或“B”中的任何一项尚不清楚。')
    expect(
      findings.found('user', { active: 2, atLeast: true, excepted: 1, expired: 0, possible: 3 }),
    ).toBe('至少 2 个用户；3 个用户尚不清楚；1 个设为例外。')
  })
})

describe('what changes', () => {
  test('fields by name, and yes or no in words', () => {
    expect(
      changes.factText('role', 'changed', 'Desk', undefined, [
        { field: 'hidden', before: 'false', after: 'true' },
        { field: 'description', before: null, after: 'true' },
      ]),
    ).toBe('角色“Desk”：已更改，隐藏由“否”变为“是”，说明由未知变为“true”。')
  })

  test('gone is not the same as not read', () => {
    expect(changes.factText('assignment', 'removed', 'Ada', 'Desk', [])).toBe(
      'Ada 持有角色“Desk”：已消失。',
    )
    expect(changes.factText('assignment', 'no-longer-seen', 'Ada', 'Desk', [])).toBe(
      'Ada 持有角色“Desk”：不再见到；是否已消失未读取。',
    )
  })

  test('by edits', () => {
    expect(edits.giveRole('Ada', 'Desk')).toBe('为 Ada 分配角色“Desk”。')
    expect(edits.effect({ affected: 3, atLeast: true, gaining: 3, losing: 0 })).toBe(
      '至少 3 个用户的有效权限发生变化：3 个用户有所得，没有人失去什么。',
    )
  })
})

test('roles side by side', () => {
  expect(access.compareCommon(['Desk', 'Sales'], { value: 5, is: 'total' }, 'give')).toBe(
    '“Desk”和“Sales”都授予 5 项权限。',
  )
  expect(access.compareDiffering(2, 1, false)).toBe('2 项不同；1 项尚不清楚。')
  expect(
    compare.equalBut([
      { side: 'Desk', permissions: ['A'] },
      { side: 'Sales', permissions: ['B', 'C'] },
    ]),
  ).toBe('除以下内容外均相同：仅“Desk”拥有“A”；仅“Sales”拥有“B”和“C”。')
})

test('what is needed', () => {
  expect(leastPrivilege.covered(['Desk', 'Sales'], 4, true)).toBe(
    '“Desk”和“Sales”合起来给出所需的全部 4 项权限。',
  )
  expect(leastPrivilege.extra(3, true)).toBe('随之而来的还有至少 3 项权限并非所需。')
})
