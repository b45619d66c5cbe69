/** Tests of the dnstap format beyond the contract of all formats. */
@NullMarked
package fluxgate.format.dnstap;

import org.jspecify.annotations.NullMarked;
