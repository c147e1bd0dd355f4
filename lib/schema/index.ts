export { compileForeign, UnusableSchema } from './compile-schema';
export { exactJson, parseExactly, sourceOfMember } from './exact-json';
export { Schema } from './json-schema';
export { listOrObject, SCHEMA_MEMBER } from './list-or-object';
export { own, plainText } from './own';
export { sentencesOf } from './sentences';
