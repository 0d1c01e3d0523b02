'use strict';
// Puts errors' messages and stacks through the payload codec: plain text of a failure would bypass it (R50).
// CommonJS, because the SDK loads it by require() outside of workflows, and the bundler takes the same file inside.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
