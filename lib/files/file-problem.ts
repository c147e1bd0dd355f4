/** Why a file or folder cannot be read or written, as one line that begins with its name. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';

  constructor(
    /** The file, as it was named; `standard input` and the like for what has no name. */
    readonly file: string,
    readonly reason: string,
  ) {
    super(`${file === '' ? '""' : file}: ${reason}`);
  }
}

/** What the system says, in words; what is not here is told as Node tells it. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'no space is left on the disk',
    EDQUOT: 'the quota of the disk is used up',
    EFBIG: 'the file would be larger than this system allows',
    EEXIST: 'there is something else of this name',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    ELOOP: 'its links go in a circle',
    ENAMETOOLONG: 'its name is too long',
    ENXIO: 'it is a socket, or a device that is not there',
    ETXTBSY: 'it is a program that runs',
    EBUSY: 'it is in use',
    EMFILE: 'too many files are open',
    ENFILE: 'too many files are open',
    EPIPE: 'nobody reads it any more',
  }),
);

/** Why the system refused something, as a noun or a clause: `permission denied`. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const known = WORDS.get(code);
  if (known !== undefined) return known;
  // `EIO: i/o error, read` is what Node says.
  const said = /^E[A-Z0-9]+: ([^,]+)/.exec(message)?.[1];
  return said === undefined ? (message.split('\n')[0] ?? code) : `${said} (${code})`;
}

/** The code of an error of the system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
