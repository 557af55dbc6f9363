package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a cube to one column: {@code URL,Device}; empty for the whole site. */
final class Cubes {
  private Cubes() {}

  static String write(Cube cube) {
    return cube.dimensions().stream().map(Dimension::label).collect(Collectors.joining(","));
  }

  static Cube read(String column) {
    return column.isEmpty()
        ? Cube.SITE
        : Cube.of(
            Arrays.stream(column.split(","))
                .map(label -> Dimension.named(label).orElseThrow())
                .toList());
  }
}
