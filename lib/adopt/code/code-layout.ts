/**
 * A text that is laid out by its width: a group stands on one line where it fits, else each of its breaks is a new line.
 * What formatters of code do since Wadler's "A prettier printer" and Oppen before him, as much as is needed to write what
 * biome and prettier leave as it is.
 */
export type Layout = string | readonly Layout[] | Group | Indented | Break;

interface Group {
  readonly kind: 'group';
  readonly content: Layout;
  /** Whether it is broken however short it is. */
  readonly isBroken: boolean;
}

interface Indented {
  readonly kind: 'indented';
  readonly content: Layout;
}

interface Break {
  readonly kind: 'break';
  /** What stands instead, where the group is on one line; `undefined` where there is always a new line. */
  readonly flat: string | undefined;
  /** What stands before the new line: the comma behind the last of a list. */
  readonly before: string;
}

/** What stands together on a line where it fits. */
export function group(...content: readonly Layout[]): Layout {
  return { kind: 'group', content, isBroken: content.some(mustBreak) };
}

/** What stands on lines of its own. */
export function broken(...content: readonly Layout[]): Layout {
  return { kind: 'group', content, isBroken: true };
}

export function indented(...content: readonly Layout[]): Layout {
  return { kind: 'indented', content };
}

/** A blank, or a new line. */
export const LINE: Layout = { kind: 'break', flat: ' ', before: '' };
/** Nothing, or a new line. */
export const SOFT_LINE: Layout = { kind: 'break', flat: '', before: '' };
/** Nothing, or a comma and a new line: behind the last of a list. */
export const LAST_LINE: Layout = { kind: 'break', flat: '', before: ',' };
/** A new line in any case. */
export const HARD_LINE: Layout = { kind: 'break', flat: undefined, before: '' };

/** Parts with something between them. */
export function joined(parts: readonly Layout[], between: Layout): Layout[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

/** What breaks around itself: a text over several lines, a line that has to be one. */
function mustBreak(layout: Layout): boolean {
  if (typeof layout === 'string') return layout.includes('\n');
  if (isList(layout)) return layout.some(mustBreak);
  if (layout.kind === 'break') return layout.flat === undefined;
  return layout.kind === 'group' ? layout.isBroken : mustBreak(layout.content);
}

function isList(layout: Layout): layout is readonly Layout[] {
  return Array.isArray(layout);
}

/** A part that is still to be printed. */
interface Open {
  readonly indent: number;
  readonly isFlat: boolean;
  readonly layout: Layout;
}

/** The text; a line is longer than the width only where nothing in it can be broken. */
export function printed(layout: Layout, width = 120): string {
  const out: string[] = [];
  let column = 0;
  const open: Open[] = [{ indent: 0, isFlat: false, layout }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { indent, isFlat, layout: part } = next;
    if (typeof part === 'string') {
      out.push(part);
      const end = part.lastIndexOf('\n');
      column = end === -1 ? column + part.length : part.length - end - 1;
    } else if (isList(part)) {
      for (const one of [...part].reverse()) open.push({ indent, isFlat, layout: one });
    } else if (part.kind === 'indented') {
      open.push({ indent: indent + 2, isFlat, layout: part.content });
    } else if (part.kind === 'group') {
      const flat = { indent, isFlat: true, layout: part.content };
      const fits = !part.isBroken && (isFlat || isFitting(flat, open, width - column));
      open.push(fits ? flat : { ...flat, isFlat: false });
    } else if (isFlat && part.flat !== undefined) {
      out.push(part.flat);
      column += part.flat.length;
    } else {
      out.push(`${part.before}\n${' '.repeat(indent)}`);
      column = indent;
    }
  }
  return out.join('').replace(/[ ]+$/gm, '');
}

/** Whether a part, with what follows it up to the next new line, fits into what is left of the line. */
function isFitting(first: Open, behind: readonly Open[], left: number): boolean {
  const open = [first];
  let rest = left;
  for (let position = behind.length; rest >= 0; ) {
    const next = open.pop() ?? behind[--position];
    if (next === undefined) return true;
    const { isFlat, layout: part } = next;
    if (typeof part === 'string') {
      if (part.includes('\n')) return rest >= part.indexOf('\n');
      rest -= part.length;
    } else if (isList(part)) {
      for (const one of [...part].reverse()) open.push({ ...next, layout: one });
    } else if (part.kind === 'break') {
      if (!isFlat || part.flat === undefined) return true;
      rest -= part.flat.length;
    } else {
      const goesFlat = part.kind === 'group' ? isFlat && !part.isBroken : isFlat;
      open.push({ ...next, isFlat: goesFlat, layout: part.content });
    }
  }
  return false;
}
