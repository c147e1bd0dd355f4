/** A message to send: filled in by the contract, or written; where it would go is said while one writes. */
export declare function Send(): import("preact").JSX.Element;
