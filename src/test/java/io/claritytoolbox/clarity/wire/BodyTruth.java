package io.claritytoolbox.clarity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The numbers of a body from an independent parser, to check an export. */
final class BodyTruth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NEAR = 1e-5;
  private static final int LONGEST_NAME = 2_000;

  private static final Set<Integer> HIDDEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE);

  /** One byte can become an escape, which itself can be replaced. */
  private static final int GROWTH = 12;

  private final int bytes;
  private final Set<Double> numbers = new HashSet<>();
  private double sum;
  private int objects;

  private BodyTruth(int bytes) {
    this.bytes = bytes;
  }

  static BodyTruth of(byte[] body) {
    BodyTruth truth = new BodyTruth(body.length);
    try {
      String text = new String(body, StandardCharsets.UTF_8).strip();
      truth.add(JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (IOException e) {
      throw new AssertionError("it was answered, and isn't JSON", e);
    }
    return truth;
  }

  private void add(JsonNode node) {
    objects += node.isObject() ? 1 : 0;
    node.forEach(this::add);
    if (node.isNumber()) {
      add(node.doubleValue());
    } else if (node.isTextual() && Field.isDecimal(node.textValue().strip())) {
      add(Double.parseDouble(node.textValue().strip()));
    }
  }

  private void add(double number) {
    numbers.add(number);
    sum += Double.isFinite(number) ? Math.abs(number) : 0;
  }

  /** The export must not contain more rows, figures or text than the body. */
  void check(Export export) {
    assertThat(export.rows()).hasSizeLessThanOrEqualTo(objects);
    assertThat(export.payload().length()).isLessThanOrEqualTo(GROWTH * bytes + 2);
    for (Row row : export.rows()) {
      row.key().forEach(BodyTruth::checkText);
      row.facts().values().keySet().forEach(measure -> check(row.facts(), measure));
    }
    for (Listing listing : export.listings()) {
      listing.entries().forEach(entry -> checkText(entry.name()));
      assertThat(listing.entries())
          .allMatch(entry -> entry.count() >= 0 && entry.count() <= sum * (1 + NEAR) + NEAR);
    }
  }

  /** Affected sessions are part of the sessions; rows of one folded address are added. */
  private void check(Facts facts, Measure measure) {
    double value = facts.get(measure).orElseThrow();
    boolean there = numbers.contains(value);
    boolean made = value <= sum * (1 + NEAR) + 0.5;
    if (!(value >= 0 && Double.isFinite(value) && (there || made))) {
      throw new AssertionError(measure + " " + value + " is nowhere in the body");
    }
  }

  private static void checkText(String text) {
    if (text != null && (text.isBlank() || text.length() > LONGEST_NAME || hides(text))) {
      throw new AssertionError("not fit to be kept: " + text);
    }
  }

  private static boolean hides(String text) {
    return text.codePoints().map(Character::getType).anyMatch(HIDDEN::contains);
  }
}
