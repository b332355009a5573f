import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { oneN8n, startLab, type Lab } from '../support/lab.mts';
import { csvUploadSuite } from './csv-upload.suite.mts';
import { customCallSuite } from './custom-call.suite.mts';
import { formWebhookSuite } from './form-webhook.suite.mts';
import { loadSuite } from './load.suite.mts';
import { nightlySyncSuite } from './nightly-sync.suite.mts';

/** The example workflows as a newcomer imports them, and what else people build, in one real n8n. */
let lab: Lab;
beforeAll(async () => {
	lab = await startLab(oneN8n());
});
beforeEach(() => lab.sandbox.reset());
afterAll(async () => await lab?.stop());

describe('a dropped spreadsheet', () => csvUploadSuite(() => lab));
describe('a sync by night', () => nightlySyncSuite(() => lab));
describe('a form that posts', () => formWebhookSuite(() => lab));
describe('200 forms at once', () => loadSuite(() => lab));
describe('another method through the HTTP Request node', () => customCallSuite(() => lab));
