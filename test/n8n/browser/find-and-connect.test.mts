import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';

const bench = useEditor();

it('is an installed community package for n8n', async () => {
	const packages = await bench().client.listCommunityPackages();
	expect(packages).toMatchObject([
		{
			packageName: 'n8n-nodes-convio',
			failedLoading: false,
			installedNodes: [{ name: 'Convio Constituent', type: 'n8n-nodes-convio.convioConstituent' }],
		},
	]);
});
