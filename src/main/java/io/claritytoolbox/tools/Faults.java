package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.UntrustedText;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The faults of a call's arguments, as sentences. */
public final class Faults {
  private static final int MOST_TOLD = 12;
  private static final int MOST_SHOWN = 60;
  private static final String NOTHING_SENT = "No request was sent.";

  private final Set<String> sentences = new LinkedHashSet<>();
  private boolean more;

  /** Adds the faults of an argument that contains other arguments. */
  void addAll(String path, Faults inner) {
    inner.sentences.forEach(sentence -> add(path + ": " + sentence));
    more |= inner.more;
  }

  public void add(String sentence) {
    add(() -> sentence);
  }

  /**
   * Adds a fault. Skips creating sentences beyond the limit, because a call can have a million
   * faults.
   */
  void add(Supplier<String> sentence) {
    if (sentences.size() < MOST_TOLD) {
      sentences.add(sentence.get());
    } else {
      more = true;
    }
  }

  /**
   * Records a value that is invalid or missing.
   *
   * @param path the argument's name as in the call, for example {@code filters[0].op}
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

  /** Records a value that is not one of the choices. */
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

  /** One refusal with all faults; empty if there are none. */
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
