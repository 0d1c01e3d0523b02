import { existsSync } from 'node:fs';

/** Where a browser of the Chromium family usually is. */
const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser the faces are shown in: the one named by CHROMIUM_PATH, or one that is installed. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = [...(named === undefined ? [] : [named]), ...USUAL].find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(
      'No Chromium was found: install one (Debian: apt-get install chromium fonts-noto-cjk), or name it by CHROMIUM_PATH.',
    );
  return found;
}

/** Nothing that a browser does by itself on the net; without a sandbox only where it would refuse to start (as root). */
export const CHROMIUM_ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
