/** A property of a contract, as a form asks for it. */
export interface FormField {
    readonly name: string;
    readonly kind: 'string' | 'int' | 'long' | 'double' | 'bool' | 'enumeration' | 'datetime' | 'any';
    readonly isRequired: boolean;
    readonly values?: readonly string[];
    readonly min?: number;
    readonly max?: number;
}
