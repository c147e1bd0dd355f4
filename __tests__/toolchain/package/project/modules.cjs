// All that is required from a CommonJS module, of every entry.
const { MessageContract, ServiceBusNamespace, synthesize } = require('training-job-scheduler');
const { audit, auditRules } = require('training-job-scheduler/audit');
const { Prover } = require('training-job-scheduler/proof');
const { Router, topologyOf } = require('training-job-scheduler/routing');
const { SqlFilter } = require('training-job-scheduler/rules');
const { parseDocument } = require('training-job-scheduler/terraform');

const all = {
  MessageContract,
  ServiceBusNamespace,
  synthesize,
  audit,
  auditRules,
  Prover,
  Router,
  topologyOf,
  SqlFilter,
  parseDocument,
};
const missing = Object.entries(all).filter(([, one]) => one === undefined);
if (missing.length > 0) throw new Error(`undefined: ${missing.map(([name]) => name).join(', ')}`);
