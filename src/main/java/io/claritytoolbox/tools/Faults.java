package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.UntrustedText;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is wrong with the arguments of one call, all of it, each in a sentence. */
public final class Faults {
  private static final int MOST_TOLD = 12;
  private static final int MOST_SHOWN = 60;
  private static final String NOTHING_SENT = "No request was sent.";

  private final Set<String> sentences = new LinkedHashSet<>();
  private boolean more;

  /** Adds the faults of an argument that is itself a set of arguments. */
  void addAll(String path, Faults inner) {
    inner.sentences.forEach(sentence -> add(path + ": " + sentence));
    more |= inner.more;
  }

  public void add(String sentence) {
    add(() -> sentence);
  }

  /**
   * As above; a sentence that nobody would read is never made: a call can hold a million faults.
   */
  void add(Supplier<String> sentence) {
    if (sentences.size() < MOST_TOLD) {
      sentences.add(sentence.get());
    } else {
      more = true;
    }
  }

  /**
   * Notes a value that is not what it should be, or is missing.
   *
   * @param path the argument by the name the caller typed, {@code filters[0].op} for example
   * @param expected completes "`days` must be …"
   */
  void wrong(String path, String expected, JsonNode value) {
    add(() -> wrongly(path, expected, value));
  }

  private static String wrongly(String path, String expected, JsonNode value) {
    return LooseJson.isAbsent(value)
        ? "`" + path + "` is missing; it must be " + expected + "."
        : "`" + path + "` must be " + expected + "; got " + shown(value) + ".";
  }

  /** As {@link #wrong}, of a value that has to be one of some names. */
  void unknown(String path, Choices<?> choices, JsonNode value) {
    add(
        () ->
            wrongly(path, "one of " + String.join(", ", choices.labels()), value)
                + hint(choices, value));
  }

  private static String hint(Choices<?> choices, JsonNode value) {
    return LooseJson.text(value)
        .flatMap(text -> Nearest.to(text, choices.labels()))
        .map(near -> " Did you mean " + near + "?")
        .orElse("");
  }

  /** One refusal that names every fault; empty where there is none. */
  public Optional<ToolResult> refusal() {
    if (sentences.isEmpty()) {
      return Optional.empty();
    }
    String told = sentences.stream().map("\n- "::concat).collect(Collectors.joining());
    return Optional.of(
        ToolResult.refused(
            "Fix these arguments:" + told + (more ? "\n- and more" : "") + "\n" + NOTHING_SENT));
  }

  static String shown(JsonNode value) {
    return UntrustedText.clean(value.toString(), MOST_SHOWN);
  }
}
