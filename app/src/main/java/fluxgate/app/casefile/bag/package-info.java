/**
 * The package that a case leaves the house in: a bag (RFC 8493) in a zip.
 *
 * <p>Where it sits: below the export, which fills a {@link fluxgate.app.casefile.bag.Bag}, and the
 * check, which needs nothing but the file.
 *
 * <p>Invariants: every octet follows from the payload. The zip stores without compression, in the
 * order of names, at one fixed time, so that a reader can say for each octet what it must be; the
 * tag files follow from the payload's hashes; the payload's hashes are sealed in the last record of
 * custody, and the head of custody is signed. A check bounds what it reads by the size of the file:
 * nothing is decompressed, no path leaves the folder, and nothing is unpacked.
 *
 * <p>Sources: RFC 8493; PKWARE's APPNOTE 6.3.
 */
@NullMarked
package fluxgate.app.casefile.bag;

import org.jspecify.annotations.NullMarked;
