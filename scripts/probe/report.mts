import type { Answer } from './questions.mts';

/** The answers as a page that a tester can look through and post: shapes, counts, names, times. */
export function reportOf(answers: readonly Answer[]): string {
	const lines = [
		'# What a site of Luminate Online does',
		'',
		'Made by `npm run probe`. It asks read-only questions and holds no value of any record: element names,',
		'kinds of values, counts, codes, content types and times.',
	];
	for (const { question, findings, seen } of answers) {
		lines.push('', `## ${question}`, '', ...findings.map((finding) => `- ${finding}`));
		for (const { asked, status, contentType, milliseconds, shape } of seen) {
			lines.push('', `**${asked}**: HTTP ${status}, \`${contentType}\`, ${milliseconds} ms`, '');
			lines.push('```json', JSON.stringify(shape, null, 1), '```');
		}
	}
	return `${lines.join('\n')}\n`;
}
