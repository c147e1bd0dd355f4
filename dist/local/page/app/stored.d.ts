/** Where dead letters are, and what was set aside in a queue that nobody listens to. */
export declare function DeadLetters(): import("preact").JSX.Element;
/** The messages in a queue or subscription, or its dead letters: to look at, to mend, to send again and to take away. */
export declare function StoredMessages({ entity, isDead }: {
    readonly entity: string;
    readonly isDead: boolean;
}): import("preact").JSX.Element;
/** A button that asks before it does something. */
export declare function AskedButton(props: {
    readonly id: string;
    readonly label: string;
    readonly question: string;
    readonly isBad?: boolean;
    readonly onYes: () => void;
}): import("preact").JSX.Element;
