// @ts-check
/** A small client of n8n's internal REST API, which its editor uses. */

/**
 * @typedef {object} ExecutionItem
 * @property {Record<string, unknown>} json
 */

/**
 * @typedef {object} NodeRun one run of one node
 * @property {string} executionStatus
 * @property {{ message: string, description?: string }} [error]
 * @property {{ message: string }[]} [hints]
 * @property {{ main?: (ExecutionItem[] | null)[] }} [data] items of each output
 */

/**
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status success, error, crashed, canceled …
 * @property {Record<string, NodeRun[]>} runData by node name
 * @property {{ message: string } | undefined} error why it failed, if it did
 */

/** n8n says so for a while when the machine is too busy for its database. */
const NOT_READY = 'Database is not ready';
const PATIENCE_MS = 60_000;

export class N8nClient {
	#url;
	#cookie = '';

	/** @param {string} url n8n's address, as `startN8n` returns it */
	constructor(url) {
		this.#url = url;
	}

	/**
	 * @param {string} method
	 * @param {string} path below /rest
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the `data` of the response
	 * @throws {Error} with n8n's own message when n8n refuses
	 */
	async request(method, path, body) {
		const giveUpAt = Date.now() + PATIENCE_MS;
		for (;;) {
			const { response, content } = await this.#send(method, path, body);
			if (response.ok) return content.data ?? content;
			const mayPass = response.status === 503 && String(content.message).includes(NOT_READY);
			if (!mayPass || Date.now() > giveUpAt) {
				throw new Error(`n8n refused ${method} ${path} (${response.status}): ${content.message}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 1_000));
		}
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} body
	 */
	async #send(method, path, body) {
		const response = await fetch(`${this.#url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n ties a log-in to the browser that made it. Without this it would refuse the cookie.
				'browser-id': 'n8n-nodes-convio',
				cookie: this.#cookie,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
		const text = await response.text();
		/** @type {any} */
		let content;
		try {
			content = JSON.parse(text);
		} catch {
			content = { message: text.slice(0, 200) };
		}
		return { response, content };
	}

	/**
	 * Creates the owner of a fresh n8n and logs in as that user.
	 *
	 * @param {{ email: string, password: string, firstName: string, lastName: string }} owner
	 */
	async setUpOwner(owner) {
		await this.request('POST', '/owner/setup', owner);
	}

	/** @param {{ email: string, password: string }} user */
	async logIn({ email, password }) {
		await this.request('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	/**
	 * @param {{ name: string, type: string, data: Record<string, unknown> }} credential
	 * @returns {Promise<{ id: string, name: string }>}
	 */
	async createCredential(credential) {
		return await this.request('POST', '/credentials', credential);
	}

	/**
	 * Tests a credential, as the editor does when one is saved.
	 *
	 * @param {{ id: string, name: string, type: string, data: Record<string, unknown> }} credential
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	async testCredential({ id, name, type, data }) {
		return await this.request('POST', '/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/**
	 * @param {{ name: string, nodes: object[], connections: object, settings?: object }} workflow
	 * as an export holds it
	 * @returns {Promise<{ id: string, versionId: string }>}
	 */
	async createWorkflow(workflow) {
		return await this.request('POST', '/workflows', workflow);
	}

	/**
	 * Makes a workflow's triggers live ("Publish" in the editor). Waits until they are, because n8n
	 * answers before it has registered them, and a call to a webhook could come too early.
	 *
	 * @param {{ id: string, versionId: string }} workflow
	 * @throws {Error} when a trigger cannot be started
	 */
	async activateWorkflow({ id, versionId }) {
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
		const giveUp = Date.now() + 30_000;
		for (;;) {
			const publication = await this.request('GET', `/workflows/${id}/publication-status`);
			if (publication.status === 'published') return;
			if (publication.status !== 'in_progress' || Date.now() > giveUp) {
				throw new Error(`Workflow ${id} is not live: ${JSON.stringify(publication)}`);
			}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}

	/** @param {string} id */
	async deactivateWorkflow(id) {
		return await this.request('POST', `/workflows/${id}/deactivate`, {});
	}

	/**
	 * Runs a workflow, as "Execute workflow" in the editor does.
	 *
	 * @param {string} workflowId
	 * @param {string} trigger name of the trigger node
	 * @returns {Promise<string>} the execution's ID
	 */
	async runWorkflow(workflowId, trigger) {
		const { executionId } = await this.request('POST', `/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		return String(executionId);
	}

	/**
	 * @param {string} id
	 * @param {{ timeoutMs?: number }} [options]
	 * @returns {Promise<Execution>} once it has finished, whether it succeeded or not
	 */
	async waitForExecution(id, { timeoutMs = 120_000 } = {}) {
		const giveUp = Date.now() + timeoutMs;
		for (;;) {
			const { status, data } = await this.request('GET', `/executions/${id}`);
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) {
				const { resultData } = unflatten(data);
				return { id, status, runData: resultData.runData ?? {}, error: resultData.error };
			}
			if (Date.now() > giveUp) {
				throw new Error(`Execution ${id} is still "${status}" after ${timeoutMs / 1000} s.`);
			}
			await new Promise((resolve) => setTimeout(resolve, 250));
		}
	}

	/** @returns {Promise<{ id: string, status: string, workflowId: string }[]>} the newest first */
	async listExecutions() {
		const { results } = await this.request('GET', '/executions?filter={}');
		return results;
	}

	/**
	 * @returns {Promise<{ packageName: string, installedVersion: string, failedLoading?: boolean,
	 *   installedNodes: { name: string, type: string }[] }[]>}
	 */
	async listCommunityPackages() {
		return await this.request('GET', '/community-packages');
	}
}

/**
 * Reads run data, which n8n sends in the format of the npm package `flatted`: an array of all values,
 * in which a string inside an object or array is the index of another value.
 *
 * @param {string} text
 * @returns {any}
 */
export function unflatten(text) {
	const values = JSON.parse(text);
	/** @type {Map<number, unknown>} */
	const done = new Map();
	/** @param {number} index @returns {unknown} */
	const valueAt = (index) => {
		if (done.has(index)) return done.get(index);
		const value = values[index];
		if (value === null || typeof value !== 'object') return value;
		const copy = /** @type {any} */ (Array.isArray(value) ? [] : {});
		done.set(index, copy);
		for (const [key, entry] of Object.entries(value)) {
			copy[key] = typeof entry === 'string' ? valueAt(Number(entry)) : entry;
		}
		return copy;
	};
	return valueAt(0);
}
