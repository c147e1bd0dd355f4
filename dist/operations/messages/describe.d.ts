import { type Seen } from './seen';
/** A message in a line: where and when, its id and subject, its properties, and how its body begins. */
export declare function seenLine(seen: Seen, { withPlace }: {
    readonly withPlace: boolean;
}): string;
