export { readSource } from './read-source';
