import { needPeers } from './package/peers';

// Comes before everything that imports them: whoever lacks one is told which, in one line.
needPeers([
  ['constructs', () => require.resolve('constructs')],
  ['cdktf', () => require.resolve('cdktf')],
  ['@cdktf/provider-azurerm', () => require.resolve('@cdktf/provider-azurerm/package.json')],
]);
