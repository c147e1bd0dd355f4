export { type Adoption, type AdoptionProof, type AdoptOptions, adopt } from './adopt';
export { type Choosing, chosenNamespace, NotChosen } from './choose';
export type { AdoptedNamespace, Note } from './model/adopted';
