/** The rights of a role, by its name or by an id that ends with its GUID; `undefined` for one that does not concern messages. */
export declare function rightsOf(role: string): readonly string[] | undefined;
