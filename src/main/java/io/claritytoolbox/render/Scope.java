package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.dashboard.RecordingWords;
import io.claritytoolbox.dashboard.RecordingsRequest;
import io.claritytoolbox.insight.Carrier;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters and the period of a judgement. With them, each finding can name the call that lists
 * its recordings.
 *
 * @param filters with addresses as in exports
 * @param period of the findings
 */
public record Scope(List<Filter> filters, Period period) {
  /** The tool that lists recordings. */
  static final String TOOL = "get_recordings";

  private static final int USUAL_DAYS = 3;

  public Scope {
    filters = List.copyOf(filters);
  }

  /** The page if there is only one. */
  public Optional<String> page() {
    return filters.stream()
        .filter(filter -> filter.dimension() == Dimension.URL && isOne(filter))
        .map(filter -> filter.values().get(0))
        .findFirst();
  }

  private static boolean isOne(Filter filter) {
    return filter.op() == Filter.Op.IS && filter.values().size() == 1;
  }

  /**
   * The arguments of the call that lists the recordings of a finding; empty if recordings can't be
   * selected this way or no longer exist.
   *
   * @param group of the finding
   * @param signal of the finding, if any
   * @param where the parts with the problem, clearest first
   */
  Optional<ObjectNode> recordings(
      Map<Dimension, ? extends @Nullable String> group,
      Optional<Signal> signal,
      List<Carrier> where) {
    Map<Dimension, @Nullable String> chosen = new EnumMap<>(Dimension.class);
    filters.stream()
        .filter(Scope::isOne)
        .forEach(filter -> chosen.put(filter.dimension(), filter.values().get(0)));
    where.stream()
        .filter(part -> signal.map(part.signal()::equals).orElse(true))
        .findFirst()
        .ifPresent(part -> chosen.put(part.dimension(), part.value()));
    chosen.putAll(group);
    int days = Math.min(period.days(), RecordingsRequest.MAX_DAYS - period.endsDaysAgo());
    return days > 0 && chosen.entrySet().stream().allMatch(Scope::isKnown)
        ? Optional.of(arguments(chosen, signal, days))
        : Optional.empty();
  }

  /** The call as a cell of a Markdown table. */
  static String cell(Optional<ObjectNode> call) {
    return call.map(arguments -> MarkdownText.code(arguments.toString())).orElse("");
  }

  /** The call as the end of a sentence. */
  static String told(Optional<ObjectNode> call) {
    return call.map(arguments -> ". Recordings: " + TOOL + " " + arguments).orElse(".");
  }

  private static boolean isKnown(Map.Entry<Dimension, @Nullable String> chosen) {
    List<String> words = RecordingWords.of(chosen.getKey());
    String value = chosen.getValue();
    return value != null && !value.isBlank() && (words.isEmpty() || words.contains(value));
  }

  private ObjectNode arguments(
      Map<Dimension, @Nullable String> chosen, Optional<Signal> signal, int days) {
    ObjectNode arguments = AnswerJson.object();
    chosen.forEach(
        (dimension, value) -> {
          String text = AnswerJson.clean(String.valueOf(value));
          if (dimension == Dimension.URL) {
            arguments.put("page", text);
          } else {
            arguments.put(dimension.label().toLowerCase(Locale.ROOT), text);
          }
        });
    signal.ifPresent(each -> arguments.putArray("signals").add(each.label()));
    if (days != USUAL_DAYS) {
      arguments.put("days", days);
    }
    if (period.endsDaysAgo() > 0) {
      arguments.put("ends_days_ago", period.endsDaysAgo());
    }
    return arguments;
  }
}
