package io.claritytoolbox.differential;

import io.claritytoolbox.model.Measure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings so far. Thread-safe. */
final class Findings {
  private static final int EXAMPLES = 3;
  private static final double FAR = 0.25;

  /** The part of the estimates that may be far off. */
  private static final double FEW = 0.01;

  private final Map<Rule, Map<String, List<Violation>>> violations = new EnumMap<>(Rule.class);
  private final Map<Rule, Map<String, Integer>> counts = new EnumMap<>(Rule.class);
  private final Map<String, Integer> tallies = new TreeMap<>();
  private final Map<String, List<Double>> errors = new TreeMap<>();

  synchronized void add(Violation violation) {
    counts
        .computeIfAbsent(violation.rule(), any -> new TreeMap<>())
        .merge(violation.signature(), 1, Integer::sum);
    List<Violation> kept =
        violations
            .computeIfAbsent(violation.rule(), any -> new TreeMap<>())
            .computeIfAbsent(violation.signature(), any -> new ArrayList<>());
    boolean isNew = kept.stream().noneMatch(known -> known.scenario().equals(violation.scenario()));
    if (kept.size() < EXAMPLES && isNew) {
      kept.add(violation);
    }
  }

  /** Counts an answer, a refusal or a figure by its mark. */
  synchronized void count(String what) {
    tallies.merge(what, 1, Integer::sum);
  }

  /** Records the relative error of a figure; large if over more than 100 sessions. */
  synchronized void error(String mark, Measure measure, boolean isLarge, double relative) {
    for (String name : List.of(mark, mark + " " + measure.kind().name().toLowerCase())) {
      errors.computeIfAbsent(name, any -> new ArrayList<>()).add(relative);
      if (isLarge) {
        errors.computeIfAbsent(name + ", truth > 100", any -> new ArrayList<>()).add(relative);
      }
    }
  }

  /** The first violation of each kind. */
  synchronized List<String> broken() {
    return violations.entrySet().stream()
        .filter(entry -> entry.getKey() != Rule.ESTIMATE || farShare() > FEW)
        .flatMap(entry -> entry.getValue().values().stream())
        .map(kept -> kept.get(0))
        .map(first -> first.kind() + "\n" + first.reproduction())
        .toList();
  }

  private double farShare() {
    List<Double> all = errors.getOrDefault(AnswerView.ESTIMATE, List.of());
    long far = all.stream().filter(error -> Math.abs(error) > FAR).count();
    return all.isEmpty() ? 0 : (double) far / all.size();
  }

  synchronized void print(PrintStream out) {
    tallies.forEach((what, count) -> out.printf("%9d %s%n", count, what));
    out.println();
    counts.forEach((rule, bySignature) -> print(out, rule, bySignature));
    out.println("Relative errors (figure - truth) / truth, over more than 100 sessions");
    out.printf("%-46s %8s %8s %8s %8s %8s %8s%n", "", "n", "p50", "p95", "p99", "max", ">25 %");
    errors.forEach((name, list) -> print(out, name, list));
  }

  private void print(PrintStream out, Rule rule, Map<String, Integer> bySignature) {
    int all = bySignature.values().stream().mapToInt(Integer::intValue).sum();
    out.printf("== %s: %d%n", rule, all);
    bySignature.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry -> {
              out.printf("  %d × %s%n", entry.getValue(), entry.getKey());
              violations.get(rule).get(entry.getKey()).stream()
                  .map(Violation::reproduction)
                  .forEach(out::println);
            });
    out.println();
  }

  private static void print(PrintStream out, String name, List<Double> list) {
    double[] sorted = list.stream().mapToDouble(Math::abs).sorted().toArray();
    long far = Arrays.stream(sorted).filter(error -> error > FAR).count();
    out.printf(
        "%-46s %8d %8.3f %8.3f %8.3f %8.2f %7.2f%%%n",
        name,
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        sorted[sorted.length - 1],
        100.0 * far / sorted.length);
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
