import type { Group } from '#siege/case';
import { ACCESS, PROOFS } from '#siege/cases/access';
import { ADDRESSES } from '#siege/cases/addresses';
import { AS_IT_WAS_MEANT } from '#siege/cases/as-it-was-meant';
import { BINDINGS } from '#siege/cases/bindings';
import { CACHES } from '#siege/cases/caches';
import { CSRF } from '#siege/cases/csrf';
import { ECHOES } from '#siege/cases/echoes';
import { ENUMERATION } from '#siege/cases/enumeration';
import { BODIES } from '#siege/cases/floods-of-forms';
import { REQUESTS } from '#siege/cases/floods-of-requests';
import { FUZZED_FORMS } from '#siege/cases/fuzz-forms';
import { FUZZED_REQUESTS } from '#siege/cases/fuzz-requests';
import { GROWTH } from '#siege/cases/growth';
import { HEADS } from '#siege/cases/heads';
import { INJECTION } from '#siege/cases/injection';
import { INVADED } from '#siege/cases/invaded';
import { LINKS } from '#siege/cases/links';
import { MAIL } from '#siege/cases/mail';
import { MARKUP } from '#siege/cases/markup';
import { NAMES } from '#siege/cases/names';
import { NEWCOMERS } from '#siege/cases/newcomers';
import { NO_PICTURES } from '#siege/cases/no-pictures';
import { OPEN_REDIRECTS } from '#siege/cases/open-redirects';
import { POISONING } from '#siege/cases/poisoning';
import { SESSION_COOKIES } from '#siege/cases/session-cookies';
import { SIGN_IN_LINKS } from '#siege/cases/sign-in-links';
import { SIGNING_OUT } from '#siege/cases/signing-out';
import { TIMES } from '#siege/cases/times';
import { UPLOADS } from '#siege/cases/uploads';

/** All that is tried, in the order in which it is. */
export const GROUPS: Group[] = [
  { name: 'enumeration', cases: ENUMERATION },
  { name: 'sign-in links', cases: SIGN_IN_LINKS },
  { name: 'open redirects', cases: OPEN_REDIRECTS },
  { name: 'session cookies', cases: SESSION_COOKIES },
  { name: 'signing out', cases: SIGNING_OUT },
  { name: 'names', cases: NAMES },
  { name: 'mail', cases: MAIL },
  { name: 'addresses', cases: ADDRESSES },
  { name: 'access', cases: ACCESS },
  { name: 'bindings', cases: BINDINGS },
  { name: 'access, by whose it is', cases: PROOFS },
  { name: 'csrf', cases: CSRF },
  { name: 'markup', cases: MARKUP },
  { name: 'echoes', cases: ECHOES },
  { name: 'injection', cases: INJECTION },
  { name: 'caches', cases: CACHES },
  { name: 'poisoning', cases: POISONING },
  { name: 'links', cases: LINKS },
  { name: 'no pictures', cases: NO_PICTURES },
  { name: 'uploads', cases: UPLOADS },
  { name: 'as it was meant', cases: AS_IT_WAS_MEANT },
  { name: 'fuzz: forms', cases: FUZZED_FORMS },
  { name: 'fuzz: requests', cases: FUZZED_REQUESTS },
  { name: 'growth', cases: GROWTH },
  { name: 'heads', cases: HEADS },
  { name: 'floods of forms', cases: BODIES },
  { name: 'floods of requests', cases: REQUESTS },
  // Behind all that looks at memory: it lets a crowd come in.
  { name: 'times', cases: TIMES },
  // Behind these nobody comes in for a while without an invitation.
  { name: 'invaded', cases: INVADED },
  { name: 'newcomers', cases: NEWCOMERS },
];
