package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;

/**
 * Keeps replies far below the 25,000 tokens at which clients cut them off. Counted in bytes, since
 * scripts beyond Latin take more tokens a character.
 */
final class SizeBound {
  static final int MAX_BYTES = 40_000;
  private static final int ROOM_FOR_A_WARNING = 500;

  private SizeBound() {}

  /**
   * Drops items from the end of a list until the whole fits.
   *
   * @return how many were dropped
   */
  static int fit(ObjectNode whole, ArrayNode items) {
    int before = items.size();
    int excess = bytes(whole) - (MAX_BYTES - ROOM_FOR_A_WARNING);
    while (excess > 0 && !items.isEmpty()) {
      excess -= bytes(items.remove(items.size() - 1));
    }
    return before - items.size();
  }

  private static int bytes(JsonNode node) {
    return Json.line(node).length;
  }
}
