export { compileForeign, UnusableSchema } from './compile';
export { exactJson, parseExactly, sourceOfMember } from './exact-json';
export { listOrObject, SCHEMA_MEMBER } from './list-or-object';
export { own, plainText } from './own';
export { Schema } from './schema';
export { sentencesOf } from './sentences';
