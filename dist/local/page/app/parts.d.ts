import type { ComponentChildren } from 'preact';
import type { Tone } from './words';
/** A word with its colour; what it says does not depend on the colour. */
export declare function Tag({ tone, children }: {
    readonly tone: Tone;
    readonly children: ComponentChildren;
}): import("preact").JSX.Element;
/** Names and values, one below the other. */
export declare function Facts({ of }: {
    readonly of: readonly (readonly [name: string, value: ComponentChildren])[];
}): import("preact").JSX.Element;
/** What is wrong, one below the other. */
export declare function Problems({ of }: {
    readonly of: readonly string[];
}): import("preact").JSX.Element | null;
/** Where a message goes, and why; why others do not get it. */
export declare function Why({ why, others, }: {
    readonly why: readonly string[];
    readonly others: readonly {
        readonly subscription: string;
        readonly reasons: readonly string[];
    }[];
}): import("preact").JSX.Element;
/** The rules of a subscription, as they are deployed. */
export declare function Rules({ entity }: {
    readonly entity: string;
}): import("preact").JSX.Element | null;
/** What is beside the list on a large screen, and over it on a small one. */
export declare function Side({ title, onClose, children, }: {
    readonly title: string;
    readonly onClose: () => void;
    readonly children: ComponentChildren;
}): import("preact").JSX.Element;
