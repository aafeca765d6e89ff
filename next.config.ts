import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withMessages = createNextIntlPlugin('./lib/settings/request.ts');

// Each of these is explained in docs/decisions.
const config: NextConfig = {
  distDir: process.env.FOURNIL_BUILD || '.next',
  htmlLimitedBots: /.*/,
  compress: false,
  poweredByHeader: false,
  devIndicators: false,
  // Pictures are ours (lib/pictures): Next's optimiser would keep those of withdrawn posts outside the data directory.
  images: { unoptimized: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'sharp',
    'libheif-js',
    'libheif-js',
    'pg',
    'nodemailer',
    'h3-js',
  ],
  experimental: { serverActions: { bodySizeLimit: '74mb' } },
  typescript: { ignoreBuildErrors: true },
  // Calendars and feeds stand beside their page: /places/the-mill.ics. A folder of the app cannot be named so.
  rewrites: async () => ({
    beforeFiles: [
      { source: '/board.:format(ics|atom|json|txt)', destination: '/feeds/board/:format' },
      { source: '/places/:slug.:format(ics|atom|json|txt)', destination: '/feeds/places/:slug/:format' },
      { source: '/posts/:id.ics', destination: '/feeds/posts/:id' },
      { source: '/mine/:token.:format(ics|atom|json|txt)', destination: '/feeds/mine/:token/:format' },
    ],
  }),
  // An island's address holds a hash of it (components/ui/island.tsx).
  headers: async () => [
    {
      source: '/islands/:name',
      has: [{ type: 'query', key: 'v' }],
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
};

export default withMessages(config);
