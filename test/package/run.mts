import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program and gives what it printed. */
export const run = promisify(execFile);
