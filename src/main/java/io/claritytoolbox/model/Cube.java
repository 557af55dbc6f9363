package io.claritytoolbox.model;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of at most three dimensions that an export is broken down by; empty for the site as a
 * whole.
 *
 * @param dimensions in the order of {@link Dimension}, each once
 */
public record Cube(List<Dimension> dimensions) {
  /** Clarity's own limit on the dimensions of one call. */
  public static final int MAX_DIMENSIONS = 3;

  /** The export without a dimension: the site's totals and its top-ten lists. */
  public static final Cube SITE = Cube.of();

  public Cube {
    dimensions = dimensions.stream().distinct().sorted().toList();
    if (dimensions.size() > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("more than three dimensions: " + dimensions);
    }
  }

  public static Cube of(Dimension... dimensions) {
    return new Cube(List.of(dimensions));
  }

  public static Cube of(Collection<Dimension> dimensions) {
    return new Cube(List.copyOf(dimensions));
  }

  /** Whether every breakdown by {@code coarser} can be had from one by this cube. */
  public boolean contains(Cube coarser) {
    return dimensions.containsAll(coarser.dimensions);
  }

  public boolean has(Dimension dimension) {
    return dimensions.contains(dimension);
  }

  public int size() {
    return dimensions.size();
  }

  /** {@code URL×Device}, or {@code site} without a dimension. */
  @Override
  public String toString() {
    return dimensions.isEmpty()
        ? "site"
        : dimensions.stream().map(Dimension::label).collect(Collectors.joining("×"));
  }
}
