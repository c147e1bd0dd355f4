/** The jobs, those at the top that are no part of another, and one of them with its log. */
export declare function Jobs(): import("preact").JSX.Element;
