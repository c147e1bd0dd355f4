/** What is used of the packages that speak Terraform's plugin protocol: gRPC, protobuf and MessagePack. */
export { Server, ServerCredentials, status } from '@grpc/grpc-js';
export { loadSync } from '@grpc/proto-loader';
export { decode, ExtData, ExtensionCodec, encode } from '@msgpack/msgpack';
