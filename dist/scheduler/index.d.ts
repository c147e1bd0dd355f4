export * from './app';
export * from './contract';
export * from './environments';
export * from './jobs';
