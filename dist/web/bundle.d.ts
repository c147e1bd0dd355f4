/** What runs in the page of `scheduler diagram`. */
export declare function diagramScript(): Promise<string>;
export declare function diagramStyle(): string;
/** What runs in the page of `scheduler local`. */
export declare function localPageScript(): Promise<string>;
export declare function localPageStyle(): string;
