/**
 * Lints a folder as n8n's scanner for community packages does, in a process of its own: under
 * NODE_ENV=test one of its plugins takes every file for a node.
 *
 * Arguments: folder, 'source' or 'published'. Prints the result as JSON.
 */
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, what] = process.argv.slice(2);
const patterns = what === 'source' ? SOURCE_FILE_PATTERNS : ['**/*.js', 'package.json'];
const { passed, message = '', details = '' } = await analyzePackage(folder, patterns);
process.stdout.write(JSON.stringify({ passed, message, details }));
