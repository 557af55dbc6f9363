package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.judge.Judgement.Basis;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The data behind a judgement, in every format. It groups exports by breakdown, because there can
 * be a hundred.
 */
final class BasisText {
  private static final int P_DECIMALS = 4;
  private static final double SMALLEST_P = 0.0001;

  private final Basis basis;
  private final List<Exports> exports;

  BasisText(Basis basis) {
    this.basis = basis;
    this.exports = together(basis.provenance().exports());
  }

  /** The exports of one breakdown. */
  private record Exports(Cube cube, int count, int days, int rows, Instant newest, boolean cut) {
    String words() {
      return "%s (%s, %s, newest %s%s)"
          .formatted(
              cube,
              TimeText.counted(count, "export"),
              TimeText.counted(days, "day"),
              TimeText.minute(newest),
              cut ? ", may be cut" : "");
    }

    ObjectNode json() {
      ObjectNode node = AnswerJson.object();
      AnswerJson.labels(node.putArray("dimensions"), cube.dimensions());
      return node.put("exports", count)
          .put("days", days)
          .put("newest", AnswerJson.instant(newest))
          .put("rows", rows)
          .put("may_be_cut", cut);
    }
  }

  private static List<Exports> together(List<Source> sources) {
    Map<Cube, List<Source>> byCube =
        sources.stream()
            .distinct()
            .collect(Collectors.groupingBy(Source::cube, LinkedHashMap::new, Collectors.toList()));
    List<Exports> all = new ArrayList<>();
    byCube.forEach(
        (cube, of) ->
            all.add(
                new Exports(
                    cube,
                    of.size(),
                    of.stream().mapToInt(Source::days).sum(),
                    of.stream().mapToInt(Source::rows).sum(),
                    of.stream().map(Source::takenAt).max(Comparator.naturalOrder()).orElseThrow(),
                    of.stream().anyMatch(Source::mayBeCut))));
    return all;
  }

  /** Adds the last fields of every structured judgement. */
  void addTo(ObjectNode content) {
    AnswerJson.provenance(
        content, basis.provenance(), exports.stream().map(Exports::json).toList());
    ObjectNode quality = content.putObject("quality");
    basis.quality().forEach((measure, mark) -> quality.put(measure.label(), mark.label()));
    content.set("quota", AnswerJson.quota(basis.quota()));
    AnswerJson.strings(content.putArray("warnings"), basis.warnings());
  }

  /** The last lines of every judgement in words. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(source());
    marks().ifPresent(lines::add);
    lines.add(QuotaView.left(basis.quota()));
    lines.addAll(ReplyText.warned(basis.warnings()));
    return lines;
  }

  /** The measures by mark; one word stands for all rates. */
  private Optional<String> marks() {
    Map<Quality, List<String>> byMark = new EnumMap<>(Quality.class);
    basis
        .quality()
        .forEach(
            (measure, mark) ->
                byMark
                    .computeIfAbsent(mark, any -> new ArrayList<>())
                    .add(measure.kind() == Measure.Kind.RATE ? "shares" : measure.label()));
    byMark.remove(Quality.EXACT);
    String told =
        byMark.entrySet().stream()
            .map(
                each ->
                    each.getValue().stream().distinct().collect(Collectors.joining(", "))
                        + " ("
                        + each.getKey().label()
                        + ")")
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? Optional.empty() : Optional.of("Not exact: " + told + ".");
  }

  private String source() {
    return AnswerMarkdown.source(basis.provenance())
        + ". From "
        + exports.stream().map(Exports::words).collect(Collectors.joining("; "))
        + ".";
  }

  /** Adds a figure with the given number of decimals, or as a whole number. */
  static void put(ObjectNode node, String name, double value, int decimals) {
    BigDecimal rounded = rounded(value, decimals);
    if (rounded.stripTrailingZeros().scale() <= 0) {
      node.put(name, rounded.longValue());
    } else {
      node.put(name, rounded.doubleValue());
    }
  }

  /** A figure as text, without trailing zeros. */
  static String shown(double value, int decimals) {
    return rounded(value, decimals).stripTrailingZeros().toPlainString();
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Adds a probability, never as zero. */
  static void putProbability(ObjectNode node, String name, double p) {
    put(node, name, Math.max(SMALLEST_P, p), P_DECIMALS);
  }

  static String probability(double p) {
    return p < SMALLEST_P ? "<0.0001" : shown(p, P_DECIMALS);
  }

  static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }
}
