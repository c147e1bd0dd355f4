interface Asset {
    readonly type: string;
    readonly content: string;
    readonly headers?: Readonly<Record<string, string>>;
}
/** The page, with the secret that what it asks for has to have. */
export declare function pageHtml(token: string): Promise<Asset>;
/** What the page loads; `undefined` for what is none of it. */
export declare function assetAt(path: string): Promise<Asset | undefined>;
export {};
