package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random choice between weighted outcomes. */
final class Weighted<T> {
  private final List<T> outcomes = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>();
  private int total;

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
