package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** The open part of a JSON Web Token. */
final class JsonWebToken {
  private static final ObjectMapper JSON = new ObjectMapper();

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
      JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(part));
      return Optional.ofNullable(node).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
