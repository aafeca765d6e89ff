import createNextIntlPlugin from 'next-intl/plugin';

const withMessages = createNextIntlPlugin('./lib/language/request.ts');

// Each of these is explained in docs/decisions.
export default withMessages({
  distDir: process.env.FOURNIL_BUILD || '.next',
  htmlLimitedBots: /.*/,
  compress: false,
  poweredByHeader: false,
  devIndicators: false,
  serverExternalPackages: [
    '@node-rs/argon2',
    'sharp',
    'heic-decode',
    'libheif-js',
    'pg',
    'nodemailer',
    'h3-js',
  ],
  experimental: { serverActions: { bodySizeLimit: '74mb' } },
  typescript: { ignoreBuildErrors: true },
});
