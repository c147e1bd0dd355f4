export { type KillOptions, LocalFunctions, type LocalFunctionsOptions } from './local-functions';
