export { readSource, type SourceOptions } from './read-source';
