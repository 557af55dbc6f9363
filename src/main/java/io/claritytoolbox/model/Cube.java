package io.claritytoolbox.model;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The dimensions of an export, three at most; empty for the whole site.
 *
 * @param dimensions in the order of {@link Dimension}, without duplicates
 */
public record Cube(List<Dimension> dimensions) {
  /** Clarity's limit on the dimensions of one request. */
  public static final int MAX_DIMENSIONS = 3;

  /** The export without dimensions: the site's totals and its top-ten lists. */
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

  /** Whether a breakdown by {@code coarser} can be computed from a breakdown by this cube. */
  public boolean contains(Cube coarser) {
    return dimensions.containsAll(coarser.dimensions);
  }

  public boolean has(Dimension dimension) {
    return dimensions.contains(dimension);
  }

  public int size() {
    return dimensions.size();
  }

  /** For example {@code URL×Device}, or {@code site} without dimensions. */
  @Override
  public String toString() {
    return dimensions.isEmpty()
        ? "site"
        : dimensions.stream().map(Dimension::label).collect(Collectors.joining("×"));
  }
}
