/**
 * Loads a community package with the loader of the installed n8n and enters it in n8n's tables, as
 * `persistPackageWithNodes` does in
 * n8n/dist/modules/community-packages/installed-packages.repository.js (2.41.1).
 * The Node of the cached n8n has to run it, because the project's Node may have no SQLite:
 *     node record-package.cjs <folder of n8n> <folder of the package> <n8n's database>
 */
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { DatabaseSync } = require('node:sqlite');

const [n8nDir, packageDir, databasePath] = process.argv.slice(2);
// The package's nodes `require('n8n-workflow')`. n8n provides it through NODE_PATH, too.
process.env.NODE_PATH = join(n8nDir, 'node_modules');
require('node:module')._initPaths();
const fromN8n = createRequire(join(n8nDir, 'package.json'));

async function main() {
	fromN8n('reflect-metadata');
	const { PackageDirectoryLoader } = fromN8n('n8n-core');
	const loader = new PackageDirectoryLoader(packageDir);
	await loader.loadAll();
	const { name, version, author } = loader.packageJson;

	const database = new DatabaseSync(databasePath, { timeout: 10_000 });
	database.exec('BEGIN IMMEDIATE');
	database.prepare('DELETE FROM installed_nodes WHERE package = ?').run(name);
	database.prepare('DELETE FROM installed_packages WHERE packageName = ?').run(name);
	database
		.prepare(
			// The table's default for the dates is an expression in quotes. SQLite would store it as text.
			'INSERT INTO installed_packages ' +
				'(packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt) ' +
				"VALUES (?, ?, ?, ?, strftime('%F %R:%f'), strftime('%F %R:%f'))",
		)
		.run(name, version, author?.name ?? null, author?.email ?? null);
	for (const loaded of loader.loadedNodes) {
		database
			.prepare(
				'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
			)
			.run(
				loader.nodeTypes[loaded.name].type.description.displayName,
				`${name}.${loaded.name}`,
				loaded.version,
				name,
			);
	}
	database.exec('COMMIT');
	database.close();
}

main().then(
	() => process.exit(0),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
