const { join } = require('node:path');
const { readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { build } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

/** The modules that wrap a library: each is bundled with it, since n8n installs no dependencies. */
const WRAPPERS = ['nodes/Convio/constituent/run/pool', 'nodes/Convio/transport/reply/xml'];

/** The folders of the published package; the same names in `dist`. */
const PUBLISHED = ['credentials', 'icons', 'nodes'];

/** `n8n-node build` copies each image of the checkout, those of documents and reports as well. */
async function strays() {
	for (const entry of readdirSync('dist')) {
		if (!PUBLISHED.includes(entry)) rmSync(join('dist', entry), { recursive: true });
	}
}

/** Without `encoding: false` gulp 5 would read images as text. */
function icons() {
	return src('{icons,nodes,credentials}/**/*.{png,svg}', { base: '.', encoding: false }).pipe(
		dest('dist'),
	);
}

function codex() {
	return src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));
}

/** Notices of the bundled libraries, from the packages that esbuild says went in. */
function notices(inputs) {
	const folders = new Set(
		inputs.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
	);
	return [...folders].sort().map((folder) => {
		const { name, version, license } = JSON.parse(
			readFileSync(join(folder, 'package.json'), 'utf8'),
		);
		const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
		const text =
			file === undefined
				? `The package has no licence file; its package.json names ${license}.`
				: readFileSync(join(folder, file), 'utf8').trim();
		return `## ${name} ${version} (${license})\n\n${text}\n`;
	});
}

/** Modules of this package stay what they are: a second copy would have a state of its own. */
const ownModulesOutside = {
	name: 'own-modules-outside',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\.?\// }, ({ importer, kind, path }) =>
			kind === 'entry-point' || /[\\/]node_modules[\\/]/.test(importer)
				? undefined
				: { path, external: true },
		);
	},
};

async function bundle() {
	const inputs = [];
	for (const wrapper of WRAPPERS) {
		const { metafile } = await build({
			entryPoints: [`${wrapper}.ts`],
			outfile: `dist/${wrapper}.js`,
			allowOverwrite: true,
			bundle: true,
			platform: 'node',
			format: 'cjs',
			target: 'node20',
			external: ['n8n-workflow'],
			plugins: [ownModulesOutside],
			legalComments: 'inline',
			metafile: true,
		});
		rmSync(`dist/${wrapper}.js.map`, { force: true });
		inputs.push(...Object.keys(metafile.inputs));
	}
	const text = ['# Third-party notices\n\nBundled with this package:\n', ...notices(inputs)];
	writeFileSync('dist/THIRD_PARTY_NOTICES.md', text.join('\n'));
}

exports['build:icons'] = icons;
exports.default = series(strays, parallel(icons, codex), bundle);
