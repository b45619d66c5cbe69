package fluxgate.app.history.part;

import fluxgate.observation.Vantage;

/**
 * Who saw something, and in which input it stands.
 *
 * @param file the input as it was named
 */
record Source(Vantage vantage, String file) {}
