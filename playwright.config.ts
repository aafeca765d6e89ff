import { defineConfig } from '@playwright/test';

const { FOURNIL_BROWSER, FOURNIL_BROWSER_LIBRARIES, FOURNIL_RESULTS } = process.env;

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESK = { viewport: { width: 1280, height: 900 } };
/** Stories are told on a phone; the rest looks at pages and answers, which are the same on all devices. */
const STORIES = 'stories/**';
/** And at a desk, where the pages that a story walks over are laid out otherwise there: the board, forms, a post, a place, the map. */
const AT_DESK = 'stories/{around,ask,calendar,map,offer,place,search,together}.spec.ts';

// People's stories in a real browser, against the real server (e2e/server.ts starts one for the run). No story depends on another.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/server.ts',
  fullyParallel: true,
  workers: 2,
  // No second try: what needs one is a fault. Patient instead, as a shared machine may stall a browser for long.
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: FOURNIL_RESULTS ? [['list'], ['json', { outputFile: FOURNIL_RESULTS }]] : 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: FOURNIL_BROWSER,
      env: FOURNIL_BROWSER_LIBRARIES
        ? { ...process.env, LD_LIBRARY_PATH: FOURNIL_BROWSER_LIBRARIES }
        : undefined,
    },
  },
  projects: [
    { name: 'phone', testMatch: STORIES, use: PHONE },
    { name: 'phone without JavaScript', testMatch: STORIES, use: { ...PHONE, javaScriptEnabled: false } },
    { name: 'desk', testMatch: AT_DESK, use: DESK },
    { name: 'everywhere', testIgnore: STORIES, use: DESK },
  ],
});
