/// A file with its path inside the import, `/`-separated.
export interface Chosen {
  path: string;
  file: File;
}

/// What nobody wants in a dataset: system files that lie in every folder of a desktop.
const JUNK = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/;

export const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;

/// Files of a file or folder chooser; a chosen folder becomes the root of the import.
export function fromList(list: FileList): Chosen[] {
  return withoutJunk([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/// Files and folders dropped on the page, folders with all they hold.
export async function fromDrop(items: DataTransferItemList): Promise<Chosen[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = await Promise.all(entries.map((entry) => walk(entry)));
  return withoutJunk(found.flat());
}

async function walk(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const children = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  const found: Chosen[] = [];
  for (const child of children) found.push(...(await walk(child)));
  return found;
}

/// A reader hands out at most a hundred entries at a time, and none when it is through.
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function withoutJunk(files: Chosen[]): Chosen[] {
  return withoutCommonRoot(files.filter(({ path }) => !JUNK.test(path)));
}

/// Folders whose name says something: they stay in the path even when they hold everything.
const MEANINGFUL = /^(sub-|ses-|phenotype$|sourcedata$|derivatives$|stimuli$|code$)/;

/// A single folder that holds everything is the dataset itself: its name is not part of the paths.
export function withoutCommonRoot(files: Chosen[]): Chosen[] {
  const root = files[0]?.path.split("/")[0];
  if (root === undefined || MEANINGFUL.test(root) || !files.every(({ path }) => path.startsWith(`${root}/`)))
    return files;
  return files.map(({ path, file }) => ({ path: path.slice(root.length + 1), file }));
}

/// The name of the folder all files came from, as a suggestion for the dataset.
export function rootName(files: FileList | DataTransferItemList): string | null {
  const first = files[0];
  if (first instanceof File) return first.webkitRelativePath.split("/")[0] || null;
  const entry = first?.webkitGetAsEntry();
  return entry?.isDirectory ? entry.name : null;
}
