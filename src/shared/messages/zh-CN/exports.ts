/** Writing CSV files. */
export const exports = {
  'export.partial': '内容并未全部读取。未知之处会在单元格中注明；随附的文件列出所缺内容。',
  'export.cells': '单元格',
  'export.cells.words': '文字',
  'export.cells.marks': '标记：x 和 ?',
  'export.delimiter': '分隔符',
  'export.delimiter.comma': '逗号',
  'export.delimiter.semicolon': '分号',
  'export.delimiter.tab': '制表符',
  'export.lineEnd': '行尾',
  'export.encoding': '编码',
  'export.bom': '带字节顺序标记的 UTF-8（Excel 需要）',
  'export.guard':
    '电子表格会当作公式执行的文本，前面会加一个撇号；重新读取此文件时，恰好去掉这个撇号。',
  'export.write': '写入文件',
  'export.ready': '文件已写入。请将两个文件都保存：第二个文件说明数据的来源、时间以及缺少的内容。',
  'export.save': '保存…',
  'export.saved': '已保存',
  'export.saveFile': '保存 {name}',
  'export.failed': '无法写入文件',
} as const
