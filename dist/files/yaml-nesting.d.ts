/**
 * Looks at how deep a text of YAML is, of which JSON is a part, before anything goes down into it.
 *
 * @throws NestedTooDeeply
 */
export declare function checkYamlNesting(text: string): void;
