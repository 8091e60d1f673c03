/** Files as a person gives them: picked, or dropped, whole folders included. */

export interface ChosenFile {
  /** With its folders, as it is named in the report. */
  path: string
  file: File
}

/** Files that systems leave in folders and nobody means to bring in. */
const isMeant = ({ path }: ChosenFile): boolean => !/(^|\/)(\.[^/]*|Thumbs\.db)$/.test(path)

export function pickedFiles(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])]
    .map((file) => ({
      path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
      file,
    }))
    .filter(isMeant)
}

export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  // The items are gone as soon as the event is over, so all are taken before the first wait. What is
  // not of the file system, such as a file dragged out of another program, has no entry.
  const items = [...transfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const found: ChosenFile[] = []
  for (const item of items) {
    if (item instanceof File) found.push({ path: item.name, file: item })
    else if (item !== null) await collect(item, item.name, found)
  }
  return found.filter(isMeant)
}

async function collect(entry: FileSystemEntry, path: string, found: ChosenFile[]): Promise<void> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    found.push({ path, file })
  } else if (entry instanceof FileSystemDirectoryEntry) {
    const reader = entry.createReader()
    for (;;) {
      // A reader hands out a folder in portions and ends with an empty one.
      const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (portion.length === 0) return
      for (const child of portion) await collect(child, `${path}/${child.name}`, found)
    }
  }
}
