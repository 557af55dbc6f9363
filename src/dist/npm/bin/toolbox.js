#!/usr/bin/env node
// Starts the Clarity toolbox from the package for this system, which contains the program and Java.
'use strict';

const { spawn } = require('child_process');
const path = require('path');

const name = `clarity-toolbox-${process.platform}-${process.arch}`;

function folder() {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    console.error(
      `toolbox: There is no package ${name}. Either this system is not supported, or npm was told to` +
        ' omit optional dependencies. Install with --include=optional, or use a clone and Java.');
    process.exit(1);
  }
}

const app = path.join(folder(), 'app');
const java = path.join(folder(), 'runtime', 'bin', process.platform === 'win32' ? 'java.exe' : 'java');
const columns = process.stdout.isTTY ? [`-Dterminal.columns=${process.stdout.columns}`] : [];
const flags = [
  `-XX:AOTCache=${path.join(app, 'classes')}`,
  `@${path.join(app, 'jvm.args')}`,
  `-Dorg.sqlite.lib.path=${app}`,
  ...columns,
  '-cp',
  path.join(app, 'clarity-toolbox.jar'),
  'io.claritytoolbox.Main',
];

// Clients start servers without a locale. Java then can't open paths with non-ASCII characters.
const env = { ...process.env };
if (!/utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '')) {
  env.LC_ALL = 'C.UTF-8';
}

const toolbox = spawn(java, [...flags, ...process.argv.slice(2)], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => toolbox.kill(signal));
}
toolbox.on('error', (error) => {
  console.error(`toolbox: ${java} can't be started: ${error.code}`);
  process.exit(1);
});
toolbox.on('exit', (code, signal) => process.exit(signal ? 1 : code));
