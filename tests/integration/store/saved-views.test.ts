import { expect, it, onTestFinished } from 'vitest'
import { readerService } from '../../../src/main/worker/reader-service'
import { writerService } from '../../../src/main/worker/writer-service'
import { TestAccount } from '../../support/account'

function services() {
  const { folder } = new TestAccount('ringcentral')
  const reader = readerService(folder.dataFolder)
  onTestFinished(() => reader.release())
  return { writer: writerService(folder.dataFolder), reader }
}
const account = 'Test'
const desk = { account, name: 'Desk', view: 'users', query: 'filter=desk', now: 0 }

it('views are kept by name, in their order, and written over only where that is said', () => {
  const { reader, writer } = services()
  const names = () => reader['savedViews.list']({ account }).savedViews.map(({ name }) => name)
  writer.saveView({ ...desk, name: 'View 10' })
  writer.saveView({ ...desk, name: 'View 9' })
  expect(names()).toEqual(['View 9', 'View 10'])
  expect(() => writer.saveView({ ...desk, name: 'View 9', query: 'x' })).toThrow('already')
  const replaced = writer.saveView({ ...desk, name: 'View 9', query: 'x', replace: true, now: 5 })
  expect(replaced).toMatchObject({ query: 'x', savedAt: '1970-01-01T00:00:00.005Z' })
  expect(names()).toEqual(['View 9', 'View 10'])
})

it('a view is renamed to a free name, and removed once', () => {
  const { writer } = services()
  const { id } = writer.saveView(desk)
  writer.saveView({ ...desk, name: 'Other' })
  expect(() => writer.renameView({ account, savedView: id, name: 'Other' })).toThrow('already')
  expect(writer.renameView({ account, savedView: id, name: 'Desk' }).name).toBe('Desk')
  expect(writer.renameView({ account, savedView: id, name: 'Front desk' }).name).toBe('Front desk')
  expect(writer.removeView({ account, savedView: id })).toMatchObject({ query: 'filter=desk' })
  expect(() => writer.removeView({ account, savedView: id })).toThrow('not there any more')
})
