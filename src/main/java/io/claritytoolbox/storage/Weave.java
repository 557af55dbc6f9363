package io.claritytoolbox.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text whose pieces stand in another order, in which Deflate makes more of it: an answer of
 * Clarity names every cell in nine blocks, too far apart for Deflate to see; woven, a cell's nine
 * rows stand side by side.
 *
 * <p>A piece is what stands between two opening braces, a block ends with a piece that ends with an
 * opening bracket. First the first piece of each block, then the second of each that has one, and
 * so on. The number of pieces in each block comes before, which is all that it takes to undo it,
 * whatever the text is.
 */
final class Weave {
  private static final String BRACE = "{";
  private static final String AT_BRACES = "\\{";
  private static final String BRACKET = "[";
  private static final String BETWEEN = ",";
  private static final char END = '\n';

  private Weave() {}

  static String weave(String text) {
    List<String> pieces = pieces(text);
    List<Integer> sizes = sizes(pieces);
    String woven = order(sizes).stream().map(pieces::get).collect(Collectors.joining(BRACE));
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN)) + END + woven;
  }

  static String unweave(String woven) {
    int end = woven.indexOf(END);
    List<Integer> sizes =
        Arrays.stream(woven.substring(0, end).split(BETWEEN, -1)).map(Integer::valueOf).toList();
    List<String> pieces = pieces(woven.substring(end + 1));
    List<Integer> order = order(sizes);
    String[] text = new String[pieces.size()];
    for (int i = 0; i < text.length; i++) {
      text[order.get(i)] = pieces.get(i);
    }
    return String.join(BRACE, text);
  }

  private static List<String> pieces(String text) {
    return Arrays.asList(text.split(AT_BRACES, -1));
  }

  /** How many pieces each block has. */
  private static List<Integer> sizes(List<String> pieces) {
    List<Integer> sizes = new ArrayList<>();
    int size = 0;
    for (String piece : pieces) {
      size++;
      if (piece.endsWith(BRACKET)) {
        sizes.add(size);
        size = 0;
      }
    }
    sizes.add(size);
    return sizes;
  }

  /** The places of the pieces in the text, as they stand woven. */
  private static List<Integer> order(List<Integer> sizes) {
    List<Block> open = new ArrayList<>();
    int start = 0;
    for (int size : sizes) {
      open.add(new Block(start, start + size));
      start += size;
    }
    List<Integer> order = new ArrayList<>(start);
    for (int round = 0; order.size() < start; round++) {
      int past = round;
      open.removeIf(block -> block.start() + past >= block.end());
      open.forEach(block -> order.add(block.start() + past));
    }
    return order;
  }

  /** The places of a block's pieces in the text. */
  private record Block(int start, int end) {}
}
