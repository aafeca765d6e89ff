import { Hidden } from '#components/ui/form/form';
import { ONCE } from '#lib/platform/form/submission';
import { randomToken } from '#lib/values/text/random';

/** By what a form sent twice is known to be one: every form whose action is `submitAs` or `letIn` carries it. */
export const Once = () => <Hidden name={ONCE} value={randomToken()} />;
