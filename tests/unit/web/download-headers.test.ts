import { describe, expect, it } from 'vitest'
import { attachment } from '../../../src/main/web/download-headers'

describe('the name of a download', () => {
  it.each([
    ['matrix.csv', 'matrix.csv', 'matrix.csv'],
    ['Rechte März.csv', 'Rechte M_rz.csv', 'Rechte%20M%C3%A4rz.csv'],
    [`a"b'(c)*.csv`, `a_b'(c)*.csv`, 'a%22b%27%28c%29%2A.csv'],
    ['100%.csv', '100_.csv', '100%25.csv'],
    ['../../etc/passwd', 'passwd', 'passwd'],
    ['C:\\x\\y.csv', 'y.csv', 'y.csv'],
    ['a\r\nset-cookie: b', 'a__set-cookie: b', 'a%0D%0Aset-cookie%3A%20b'],
    ['half \ud83d.csv', 'half _.csv', 'half%20%EF%BF%BD.csv'],
    ['', 'download', 'download'],
  ])('"%s"', (name, ascii, encoded) => {
    expect(attachment(name)).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`)
  })
})
