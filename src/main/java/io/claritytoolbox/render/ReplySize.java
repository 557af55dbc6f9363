package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;

/**
 * Keeps replies well below 25,000 tokens, at which clients cut them. It counts bytes, because
 * non-Latin scripts need more tokens per character.
 */
public final class ReplySize {
  static final int MAX_BYTES = 40_000;
  private static final int ROOM_FOR_A_WARNING = 500;

  private ReplySize() {}

  /** The bytes left in a reply; negative if it is already too large. */
  static int room(ObjectNode reply) {
    return MAX_BYTES - ROOM_FOR_A_WARNING - bytes(reply);
  }

  /**
   * Removes items from the end of a list until the reply fits.
   *
   * @return the number of removed items
   */
  public static int fit(ObjectNode whole, ArrayNode items) {
    int before = items.size();
    int room = room(whole);
    while (room < 0 && !items.isEmpty()) {
      room += bytes(items.remove(items.size() - 1)) + 1;
    }
    return before - items.size();
  }

  static int bytes(JsonNode node) {
    return Json.line(node).length;
  }
}
