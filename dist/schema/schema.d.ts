/** What some JSON has to look like: a JSON schema, and the sentences about what does not. */
export declare class Schema {
    readonly json: object;
    private validate;
    /** @param json the schema, draft 2020-12, compiled when something is first put to it */
    constructor(json: object);
    /**
     * What is wrong with a value, a sentence each, the first of many; nothing where it is as the schema says.
     *
     * @param written what members of the value are called where it was got, if they are called otherwise
     */
    problems(value: unknown, written?: ReadonlyMap<string, string>): string[];
}
