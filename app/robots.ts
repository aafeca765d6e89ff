import type { MetadataRoute } from 'next';

/** Whoever reads the board may: what is not to be found elsewhere says so on its own page. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/me', '/letters', '/people', '/sign-in', '/mine'] },
  };
}
