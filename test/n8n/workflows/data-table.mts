import type { N8nClient } from '../../../n8n/client.mjs';

type Row = Record<string, string>;

/** A data table of n8n, with text columns only. */
export class DataTable {
	readonly #client: N8nClient;
	readonly #path: string;

	private constructor(client: N8nClient, path: string) {
		this.#client = client;
		this.#path = path;
	}

	/** Makes a table with these rows; the keys of the first are its columns. */
	static async create(client: N8nClient, name: string, rows: Row[]): Promise<DataTable> {
		const { id: project } = await client.request('GET', '/projects/personal');
		const tables = `/projects/${project}/data-tables`;
		const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
		const { id } = await client.request('POST', tables, { name, columns });
		const table = new DataTable(client, `${tables}/${id}`);
		await client.request('POST', `${tables}/${id}/insert`, { data: rows, returnType: 'count' });
		return table;
	}

	async rows(): Promise<Row[]> {
		const { data } = await this.#client.request('GET', `${this.#path}/rows?take=1000`);
		return data;
	}

	/** Changes the rows that have this value in this column. */
	async update(column: string, value: string, data: Row): Promise<void> {
		const filters = [{ columnName: column, condition: 'eq', value }];
		await this.#client.request('PATCH', `${this.#path}/rows`, {
			filter: { type: 'and', filters },
			data,
		});
	}
}
