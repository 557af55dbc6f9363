package io.claritytoolbox.scrub;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The beginnings of paths whose segments the site's owner knows to be harmless: {@code /product/*},
 * {@code /docs/**}. In a pattern a {@code *} stands for anything within a segment, a {@code **} at
 * the end for all segments that follow.
 */
final class KeptPaths {
  private final List<List<String>> patterns;

  KeptPaths(Collection<String> patterns) {
    this.patterns =
        patterns.stream().map(pattern -> Arrays.asList(pattern.split("/", -1))).toList();
  }

  /**
   * How many of a path's segments, from the first on, are kept.
   *
   * @param segments the first is what stands before the first slash
   */
  int length(List<String> segments) {
    return patterns.stream().mapToInt(pattern -> length(pattern, segments)).max().orElse(0);
  }

  private static int length(List<String> pattern, List<String> segments) {
    for (int i = 1; i < pattern.size(); i++) {
      if (pattern.get(i).equals("**")) {
        return segments.size();
      }
      if (i >= segments.size() || !matches(pattern.get(i), segments.get(i))) {
        return 0;
      }
    }
    return pattern.size();
  }

  /** One pass over each: what a star passed by is never looked at again. */
  private static boolean matches(String glob, String segment) {
    String[] parts = glob.split("[*]", -1);
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return glob.equals(segment);
    }
    if (segment.length() < first.length() + last.length()
        || !segment.startsWith(first)
        || !segment.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = segment.indexOf(parts[i], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[i].length();
    }
    return from <= segment.length() - last.length();
  }
}
