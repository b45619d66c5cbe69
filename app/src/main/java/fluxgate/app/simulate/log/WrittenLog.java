package fluxgate.app.simulate.log;

import fluxgate.app.simulate.play.Records;
import java.io.Closeable;

/** A play on its way into a log; what is missing of the file is written when it is closed. */
public interface WrittenLog extends Records, Closeable {}
