package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.json.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** The open part of a JSON Web Token. */
final class JsonWebToken {
  private JsonWebToken() {}

  /** What a token says of itself; empty where it is no JSON Web Token. */
  static Optional<JsonNode> claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || parts[2].isEmpty() || object(parts[0]).isEmpty()) {
      return Optional.empty();
    }
    return object(parts[1]);
  }

  private static Optional<JsonNode> object(String part) {
    try {
      JsonNode node = Json.read(Base64.getUrlDecoder().decode(part));
      return Optional.of(node).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
