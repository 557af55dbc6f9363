package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.cli.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests what scrubbing must remove and what it must keep. */
final class CorpusTest {
  private static final int FEWEST = 250;
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");
  private static final FieldScrub SCRUB = new FieldScrub(new AddressFolding(List.of()));

  @Test
  void noSecretIsKept() {
    List<Corpus.Line> lines = Corpus.lines();
    List<String> kept = new ArrayList<>();
    for (Corpus.Line line : lines) {
      assertThat(line.secrets()).as(line.text()).isNotEmpty();
      fields(line).stream()
          .filter(text -> !line.foundIn(text).isEmpty())
          .findFirst()
          .ifPresent(text -> kept.add("%s -> %s".formatted(line.text(), text)));
    }
    print("must go: masked", lines.size() - kept.size(), lines.size());

    assertThat(lines).hasSizeGreaterThan(FEWEST);
    assertThat(kept).isEmpty();
  }

  @Test
  void nothingThatAnOwnerNeedsIsMasked() {
    List<String> lines = lines("/privacy/must-stay.txt");
    List<String> changed = changed(lines);
    print("must stay: kept", lines.size() - changed.size(), lines.size());

    assertThat(lines).hasSizeGreaterThan(FEWEST);
    assertThat(changed).isEmpty();
  }

  /** A line that scrubbing now handles correctly must move to its corpus. */
  @Test
  void knownMissesAreStillMissed() {
    List<String> lines = lines("/privacy/known-misses.txt");
    List<String> wrong = new ArrayList<>();
    for (String line : lines) {
      boolean stays = line.startsWith("stay ");
      boolean same = changed(List.of(line.substring(line.indexOf(' ') + 1))).isEmpty();
      if (stays == same) {
        wrong.add(line);
      }
    }
    print("known misses", lines.size(), lines.size());

    assertThat(wrong).isEmpty();
  }

  /** The line in each field where it can occur. */
  private static List<String> fields(Corpus.Line line) {
    List<String> fields = new ArrayList<>(List.of(SCRUB.anything(line.text())));
    if (line.isAddress()) {
      fields.add(SCRUB.address(line.text()));
    }
    if (line.isText()) {
      fields.add(SCRUB.text(line.text()));
      fields.add(SCRUB.tag(line.text()));
    }
    return fields;
  }

  private static List<String> changed(List<String> lines) {
    List<String> changed = new ArrayList<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String text = line.substring(space + 1);
      String kept =
          switch (line.substring(0, space)) {
            case "address" -> SCRUB.address(text);
            case "tag" -> SCRUB.tag(text);
            default -> SCRUB.text(text);
          };
      if (!kept.equals(text)) {
        changed.add(line + " -> " + kept);
      }
    }
    return changed;
  }

  private static void print(String what, int part, int all) {
    System.out.printf("%s %d of %d (%.1f %%)%n", what, part, all, 100.0 * part / all);
  }

  private static List<String> lines(String resource) {
    try (InputStream in = CorpusTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(
              line ->
                  ESCAPE
                      .matcher(line)
                      .replaceAll(
                          code ->
                              Matcher.quoteReplacement(
                                  Character.toString(Integer.parseInt(code.group(1), 16)))))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
