package fluxgate.detect.signal.listed;

import fluxgate.detect.context.ListTerms;
import fluxgate.verdict.Sentence;

/**
 * A list that covers something of the domain.
 *
 * @param share of its names or addresses, 0 to 1; 1 where the domain itself is covered
 * @param applies whether it covers enough to speak of the domain
 * @param what is covered, in words
 */
record Match(ListTerms terms, double share, boolean applies, Sentence what) {}
