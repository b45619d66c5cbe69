package fluxgate.app.state;

import fluxgate.app.ledger.OutputException;
import fluxgate.app.ledger.ReadReport;
import fluxgate.app.source.Carry;
import fluxgate.app.source.Plan;
import fluxgate.app.source.Progress;
import fluxgate.detect.Detector;
import fluxgate.detect.DetectorCodec;
import fluxgate.detect.DetectorContext;
import fluxgate.detect.state.StateReader;
import fluxgate.detect.state.StateReader.StateFormatException;
import fluxgate.detect.state.StateWriter;
import fluxgate.observation.ObservationSink;
import fluxgate.verdict.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run that goes on where the last one stopped.
 *
 * <p>The state of the detector that is kept is the one before the entries held back were handed on;
 * the run prints from the one after. So what is printed includes everything that was read, and what
 * is kept can take what files of the next run bring in between.
 */
public final class HuntState implements Closeable {
  private final StateFolder folder;
  private final Detector detector;
  private final Carry carry;
  private final ReportedFindings reported;
  private byte[] kept = new byte[0];

  private HuntState(StateFolder folder, Detector detector, Carry carry, ReportedFindings reported) {
    this.folder = folder;
    this.detector = detector;
    this.carry = carry;
    this.reported = reported;
  }

  /**
   * Opens the folder and reads the state in it, if there is any.
   *
   * @throws StateException where another run has it open or it cannot be used
   */
  public static HuntState open(Path path, DetectorContext context) throws StateException {
    StateFolder folder = StateFolder.open(path);
    try {
      return open(folder, context);
    } catch (StateFormatException e) {
      close(folder);
      throw folder.refused(e);
    } catch (StateException | RuntimeException e) {
      close(folder);
      throw e;
    }
  }

  private static HuntState open(StateFolder folder, DetectorContext context) throws StateException {
    Map<Integer, byte[]> parts = folder.load();
    if (parts == null) {
      return new HuntState(folder, new Detector(context), Carry.nothing(), new ReportedFindings());
    }
    return new HuntState(
        folder,
        DetectorCodec.restore(part(parts, StateFile.DETECTOR), context),
        Carry.read(new StateReader(part(parts, StateFile.CARRY))),
        ReportedFindings.read(new StateReader(part(parts, StateFile.REPORTED))));
  }

  private static byte[] part(Map<Integer, byte[]> parts, int tag) {
    byte[] part = parts.get(tag);
    if (part == null) {
      throw new StateFormatException("incomplete");
    }
    return part;
  }

  private static void close(StateFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      // The failure before it is the one to tell.
    }
  }

  /** The detector, which {@link #read} feeds. */
  public Detector detector() {
    return detector;
  }

  /**
   * Reads the inputs into a sink that feeds the detector, which has then seen all that they and
   * earlier runs hold.
   */
  public ReadReport read(Plan plan, ObservationSink sink, Progress progress) {
    return plan.read(sink, progress, carry, () -> kept = DetectorCodec.save(detector));
  }

  /**
   * The findings with what they are to somebody who saw the earlier runs.
   *
   * @param all whether also those that are no news
   */
  public List<Finding> judged(List<Finding> findings, boolean all) {
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      Finding now = reported.judged(finding, detector.nowMicros());
      if (all || reported.isNews(now)) {
        judged.add(now);
      }
    }
    return judged;
  }

  /**
   * Keeps the state for the next run; these findings count as told.
   *
   * @throws OutputException where it cannot be written; what was kept before is still there then
   */
  public void commit(List<Finding> printed) throws OutputException {
    printed.forEach(reported::printed);
    StateWriter read = new StateWriter();
    carry.write(read);
    StateWriter told = new StateWriter();
    reported.write(told);
    folder.save(
        Map.of(
            StateFile.DETECTOR, kept,
            StateFile.CARRY, read.toBytes(),
            StateFile.REPORTED, told.toBytes()));
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
