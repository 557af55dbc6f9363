// Opens an HTML file with the network off: node page.mjs FILE FOLDER
// Prints one JSON object of what went wrong, and leaves screenshots in the folder.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {chromium} from 'playwright-core';

const [file, folder] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const found = {errors: [], requests: [], violations: [], overflowing: [], images: 0, scripts: 0, charts: 0, unscripted: 0};

/** Sorts the largest table by its second column, then searches it for the name in its last row. */
async function useTables(page) {
  await page.locator('details').evaluateAll(all => all.forEach(one => (one.open = true)));
  const sizes = await page.locator('table').evaluateAll(all => all.map(one => one.tBodies[0].rows.length));
  const table = page.locator('table').nth(sizes.indexOf(Math.max(...sizes)));
  const cells = place => table.locator(`tbody tr:visible > :nth-child(${place})`).allTextContents();
  const sort = table.locator('thead button').nth(1);
  if (!(await sort.count())) return;
  await sort.click();
  found.descending = await cells(2);
  await sort.click();
  found.ascending = await cells(2);
  found.sought = (await cells(1)).at(-1);
  await table.locator('xpath=preceding-sibling::input').fill(found.sought);
  found.matches = await cells(1);
  await page.screenshot({path: join(folder, 'tables.png'), fullPage: true});
}

const browser = await chromium.launch({executablePath: process.env.BROWSER || '/usr/bin/chromium', args: ['--no-sandbox']});
try {
  for (const scheme of ['light', 'dark']) {
    for (const width of [400, 800, 1280]) {
      const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: scheme, offline: true});
      const page = await context.newPage();
      page.on('pageerror', fault => found.errors.push(fault.message));
      page.on('console', said => said.type() === 'error' && found.errors.push(said.text()));
      page.on('request', request => request.url() !== address && found.requests.push(request.url()));
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.overflowing.push(`${width} px: ${wide} px too wide`);
      await page.screenshot({path: join(folder, `${width}-${scheme}.png`), fullPage: true});
      await page.evaluate(axe);
      const result = await page.evaluate(() => axe.run());
      for (const rule of result.violations.filter(rule => ['serious', 'critical'].includes(rule.impact)))
        found.violations.push(`${scheme} ${width}: ${rule.id} ${rule.nodes.map(node => node.target + ' ' + node.failureSummary).join(' | ')}`);
      found.images = await page.locator('img, iframe, object, embed, a').count();
      found.scripts = await page.locator('script[src]').count();
      found.charts = await page.locator('svg.chart').count();
      if (scheme === 'light' && width === 1280) await useTables(page);
      await context.close();
    }
  }
  const unscripted = await (await browser.newContext({javaScriptEnabled: false, offline: true})).newPage();
  await unscripted.goto(address);
  found.unscripted = await unscripted.locator('svg.chart').count();
  const print = await browser.newPage({colorScheme: 'dark'});
  await print.emulateMedia({media: 'print'});
  await print.goto(address);
  await print.screenshot({path: join(folder, 'print.png'), fullPage: true});
} finally {
  await browser.close();
}
console.log(JSON.stringify(found));
