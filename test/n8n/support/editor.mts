import { fileURLToPath } from 'node:url';
import { selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { N8nClient } from '../../../n8n/client.mjs';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { launchChromium } from './chromium.mts';
import { OWNER, storeCredential, type Credential } from './lab.mts';

/** n8n ties a log-in to the browser that made it, by this value in the browser's local storage. */
const BROWSER_ID = 'n8n-nodes-convio-test';
/** Longer than a page takes to load on a machine that is busy with other things. */
const PATIENCE_MS = 90_000;

const reports = fileURLToPath(new URL('../../../reports/n8n/', import.meta.url));

selectors.setTestIdAttribute('data-test-id');

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
	const box = await locator.boundingBox();
	if (box === null) throw new Error('The element to drag, or to drop on, is not visible.');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** n8n's editor in a browser, used as a person uses it. */
class Editor {
	constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	async open(path: string): Promise<void> {
		await this.page.goto(`${this.url}${path}`);
	}

	/** Opens a workflow and waits until its nodes are on the canvas. */
	async openWorkflow(id: string): Promise<void> {
		await this.open(`/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`);
	}

	/** Opens the form of one node. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** A parameter's control, by its internal name. */
	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** Types into a parameter. The mode of a resource locator stays. */
	async fill(name: string, text: string): Promise<void> {
		await this.parameter(name).locator('input').last().fill(text);
		// The editor stores the text when a timer has run out. This longer timer of the same page runs
		// out after it, however busy the machine is.
		await this.page.evaluate(async () => await new Promise((done) => setTimeout(done, 500)));
	}

	/** Sets the mode of a resource locator: by what it identifies a record. */
	async chooseMode(name: string, mode: string): Promise<void> {
		await this.parameter(name).getByTestId('rlc-mode-selector').click();
		await this.page.getByTestId(`mode-${mode}`).click();
	}

	/** Runs the nodes before the open one, so that their data can be mapped. */
	async loadInput(): Promise<void> {
		await this.page.getByTestId('execute-previous-node').click();
		await this.page
			.getByTestId('ndv-input-panel')
			.getByTestId('run-data-schema-item')
			.first()
			.waitFor();
	}

	/** Drags a field of the input panel onto a parameter. */
	async map(field: string, parameter: string): Promise<void> {
		const { mouse } = this.page;
		const from = this.page
			.getByTestId('ndv-input-panel')
			.locator('[data-target=mappable]')
			.filter({ hasText: new RegExp(`^${field}$`) });
		const to = this.parameter(parameter);
		await to.scrollIntoViewIfNeeded();
		await from.hover();
		await mouse.down();
		const { x, y } = await centre(from);
		await mouse.move(x + 20, y, { steps: 3 });
		// A drop counts only once the dragged field is green, some frames after the mouse has arrived.
		let nudge = 0;
		const overTarget = async (): Promise<number> => {
			const target = await centre(to);
			nudge = 1 - nudge;
			await mouse.move(target.x + nudge, target.y, { steps: 5 });
			return await this.page.locator('[class*=_droppablePill_]').count();
		};
		await expect.poll(overTarget).toBeGreaterThan(0);
		await mouse.up();
		const mapped = /^\w+$/.test(field) ? `$json.${field}` : `$json['${field}']`;
		await to.getByText(mapped).waitFor();
	}

	/** Adds a field to the record mapper by its label. */
	async addField(label: RegExp): Promise<void> {
		await this.page.getByTestId('add-fields-select').getByRole('button').click();
		await this.page.getByRole('menuitem', { name: label }).click();
	}

	/** Chooses from a drop-down by what is written there. */
	async choose(control: Locator, option: string | RegExp): Promise<void> {
		await control.click();
		await this.page
			.locator('[role=option], [role=menuitem], .el-select-dropdown__item')
			.filter({ visible: true, has: this.page.getByText(option, { exact: true }) })
			.click();
	}

	/** Runs the open node. Gives the output panel, which may not show the items yet. */
	async execute(): Promise<Locator> {
		const response = this.page.waitForResponse(/\/rest\/workflows\/.*\/run/);
		await this.page.getByTestId('node-execute-button').click();
		await response;
		const output = this.page.getByTestId('output-panel');
		await output
			.getByTestId(/^node-run-status/)
			.first()
			.waitFor();
		return output;
	}
}

/** What a browser test works with. */
export interface Bench {
	readonly editor: Editor;
	readonly page: Page;
	/** Logged in as the owner, to prepare a test. */
	readonly client: N8nClient;
	readonly sandbox: Sandbox;
	/** A working credential for the sandbox, stored in n8n. */
	readonly credential: Credential;
}

/** With the same port, screenshots look the same everywhere. If it is taken, any other is used. */
const USUAL_PORT = 8829;

/**
 * Gives a file of tests a browser in which the owner is logged in to the shared n8n, and its own
 * stand-in site.
 */
export function useEditor(): () => Bench {
	let bench: Bench | undefined;
	let browser: Browser | undefined;
	beforeAll(async () => {
		const url = inject('n8nUrl');
		const sandbox = await startSandbox({ port: USUAL_PORT }).catch(() => startSandbox());
		browser = await launchChromium();
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			timezoneId: 'UTC',
			locale: 'en-US',
		});
		context.setDefaultTimeout(PATIENCE_MS);
		await context.addInitScript(`localStorage.setItem('n8n-browserId', '${BROWSER_ID}')`);
		// Without this, n8n's hint to pin data hides a part of the output the first time.
		await context.addInitScript(`localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true')`);
		await context.route(
			// A page from the disk has no host.
			({ hostname }) => hostname !== '127.0.0.1' && hostname !== '',
			async (route) => await route.abort(),
		);
		const logIn = await context.request.post(`${url}/rest/login`, {
			headers: { 'browser-id': BROWSER_ID },
			data: { emailOrLdapLoginId: OWNER.email, password: OWNER.password },
		});
		if (!logIn.ok()) throw new Error(`No log-in to n8n: ${await logIn.text()}`);
		const client = new N8nClient(url);
		await client.logIn(OWNER);
		const page = await context.newPage();
		const credential = await storeCredential(client, sandbox);
		bench = { editor: new Editor(page, url), page, client, sandbox, credential };
	});
	beforeEach(({ onTestFailed, task }) => {
		onTestFailed(async () => {
			const path = `${reports}${task.name.replace(/\W+/g, '-')}.png`;
			await bench?.page.screenshot({ path });
			console.log(`The page as it was: ${path}`);
		});
	});
	afterAll(async () => {
		await browser?.close();
		if (bench === undefined) return;
		// n8n selects a credential by itself if there is only one. Otherwise the next file would have two.
		for (const { id } of await bench.client.request('GET', '/credentials')) {
			await bench.client.request('DELETE', `/credentials/${id}`);
		}
		await bench.sandbox.close();
	});
	return () => {
		if (bench === undefined) throw new Error('The bench is set up before the tests.');
		return bench;
	};
}
