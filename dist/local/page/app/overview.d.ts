/** The topology with what is in it, and what comes. */
export declare function Overview(): import("preact").JSX.Element;
