/**
 * Whether anybody used the addresses at all.
 *
 * <p>Where it sits: a row of {@code Signals}; reads clients and contacts.
 *
 * <p>Measures: clients whose connections are visible, that got answers, and connected to none of
 * the addresses (NEVER_CONTACTED). Some malware (Nymaim) hides its real address inside A records
 * that are not meant to be contacted: the name is worth a look, but it is not a flux network.
 *
 * <p>Invariants: silent where no connection of the asking clients is visible, and for the first
 * minute after an answer; says CONNECTIONS_UNOBSERVED where no source shows connections.
 *
 * <p>Sources: public analyses of Nymaim's address encoding, 2017.
 */
@NullMarked
package fluxgate.detect.signal.contact;

import org.jspecify.annotations.NullMarked;
