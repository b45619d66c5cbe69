package fluxgate.bench.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ZeekJsonTest {
  private static final List<String> HEADER =
      List.of(
          "#separator \\x09",
          "#fields\tts\tuid\tid.orig_h\tid.orig_p\tproto\trtt\tquery\tqtype\tAA\tanswers\tTTLs",
          "#types\ttime\tstring\taddr\tport\tenum\tinterval\tstring\tcount\tbool\tvector[string]"
              + "\tvector[interval]");

  private final ZeekJson json = new ZeekJson(HEADER);

  @Test
  void values_have_the_types_of_their_columns() {
    assertThat(
            json.object(
                "1793577605.800754\tC1\t10.64.0.36\t56958\tudp\t0.053149\twww.a.example\t1\tF"
                    + "\tb.example,251.254.198.102\t600.000000,60.000000"))
        .isEqualTo(
            "{\"ts\":1793577605.800754,\"uid\":\"C1\",\"id.orig_h\":\"10.64.0.36\","
                + "\"id.orig_p\":56958,\"proto\":\"udp\",\"rtt\":0.053149,"
                + "\"query\":\"www.a.example\",\"qtype\":1,\"AA\":false,"
                + "\"answers\":[\"b.example\",\"251.254.198.102\"],"
                + "\"TTLs\":[600.000000,60.000000]}");
  }

  @Test
  void absent_fields_are_left_out_and_text_is_escaped() {
    assertThat(json.object("1.000000\tC1\t10.64.0.36\t1\tudp\t-\ta\"\\.example\t1\tT\t-\t-"))
        .isEqualTo(
            "{\"ts\":1.000000,\"uid\":\"C1\",\"id.orig_h\":\"10.64.0.36\",\"id.orig_p\":1,"
                + "\"proto\":\"udp\",\"query\":\"a\\\"\\\\.example\",\"qtype\":1,\"AA\":true}");
  }
}
