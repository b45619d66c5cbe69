package fluxgate.app.output.stix;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a reader may pass something on: the Traffic Light Protocol 2.0 of FIRST. */
public enum TrafficLight {
  CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487"),
  GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
  AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
  AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003"),
  RED("e828b379-4e03-4974-9ac4-e53a884c97c1");

  /** The extension of STIX that defines these markings. */
  static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private final String uuid;

  TrafficLight(String uuid) {
    this.uuid = uuid;
  }

  /** As the protocol writes it, in lower case: {@code amber+strict}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  /** The identifier that OASIS gave the marking. */
  String id() {
    return "marking-definition--" + uuid;
  }

  /** The marking of a word in whatever case, or null. */
  public static @Nullable TrafficLight of(String word) {
    for (TrafficLight light : values()) {
      if (light.word().equals(word.toLowerCase(Locale.ROOT))) {
        return light;
      }
    }
    return null;
  }

  /** All words, as a sentence lists them. */
  public static String words() {
    return Arrays.stream(values()).map(TrafficLight::word).collect(Collectors.joining(", "));
  }
}
