package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A random choice between weighted outcomes. */
final class Weighted<T> {
  private final List<T> outcomes = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>();
  private int total;

  /** Reads one outcome per line: its weight and its columns, separated by commas. */
  static <T> Weighted<T> table(String lines, Function<List<String>, T> outcome) {
    Weighted<T> all = new Weighted<>();
    for (String line : lines.strip().split("\n", -1)) {
      List<String> columns = List.of(line.split(", *", -1));
      all.or(Integer.parseInt(columns.get(0)), outcome.apply(columns.subList(1, columns.size())));
    }
    return all;
  }

  Weighted<T> or(int weight, T outcome) {
    total += weight;
    outcomes.add(outcome);
    bounds.add(total);
    return this;
  }

  T pick(SplittableRandom random) {
    int drawn = random.nextInt(total);
    int index = 0;
    while (drawn >= bounds.get(index)) {
      index++;
    }
    return outcomes.get(index);
  }
}
