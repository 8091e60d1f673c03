/** Filters as text, wherever they stand. */
export const filter = {
  'filter.terms': '条件',
  'filter.termsOf': '条件：{filter}',
  'filter.roles': '持有的角色',
  'filter.apps': '所属应用',
  'filter.explained.users':
    '普通文字在姓名、分机、邮箱和 ID 中查找。条件可进一步缩小范围，且须全部满足。含空格的内容请加 "引号"，前面加减号表示排除。',
  'filter.explained.others':
    '普通文字在名称和 ID 中查找。条件可进一步缩小范围，且须全部满足。含空格的内容请加 "引号"，前面加减号表示排除。',
} as const
