/** To be written. */
@NullMarked
package fluxgate.format.suricataeve;

import org.jspecify.annotations.NullMarked;
