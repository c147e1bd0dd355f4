export { JobAsset, type JobAssetKind } from './job-asset';
export { JobCode } from './job-code';
export { JobEnvironment } from './job-environment';
export { localFiles } from './local-files';
