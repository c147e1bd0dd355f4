import type { ComponentChildren } from 'preact';
export interface VirtualListProps {
    readonly id: string;
    readonly label: string;
    readonly count: number;
    /** How high a row is, in pixels. */
    readonly rowHeight: number;
    /** The row that is chosen; `-1` for none. */
    readonly selected: number;
    /** What a row is called, whatever its place: so that it stays the same when others come before it. */
    readonly keyOf: (index: number) => string | number;
    readonly render: (index: number) => ComponentChildren;
    readonly onSelect: (index: number) => void;
    /** Hears which rows are seen. */
    readonly onSeen?: (first: number, last: number) => void;
    /** What stands there where there is no row. */
    readonly empty: ComponentChildren;
}
/**
 * A list of which only what is seen is there, however long it is. The keys of a list choose: arrows, Page Up and Down,
 * Home and End.
 */
export declare function VirtualList(props: VirtualListProps): import("preact").JSX.Element;
