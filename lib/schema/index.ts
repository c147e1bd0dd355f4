export { compileForeign, UnusableSchema } from './compile';
export { parseExactly, sourceOfMember } from './exact-json';
export { Schema } from './schema';
export { sentencesOf } from './sentences';
